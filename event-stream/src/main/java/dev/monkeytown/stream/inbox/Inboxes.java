package dev.monkeytown.stream.inbox;

import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The inbox of each event loop. Thread-safe; what it gives out is not. */
public final class Inboxes {

    private final Map<EventLoop, Inbox> byLoop = new ConcurrentHashMap<>();
    private final Function<EventLoop, InboxPublisher> publishers;

    /**
     * @param publishers makes what the inbox of a loop publishes with
     */
    public Inboxes(Function<EventLoop, InboxPublisher> publishers) {
        this.publishers = publishers;
    }

    /** The inbox to be used on this loop, and only there. */
    public Inbox of(EventLoop loop) {
        return byLoop.computeIfAbsent(loop, owner -> new LoopInbox(owner, publishers.apply(owner)));
    }
}
