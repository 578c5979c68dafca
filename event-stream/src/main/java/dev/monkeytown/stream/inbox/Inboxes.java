package dev.monkeytown.stream.inbox;

import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The inbox of each event loop. Thread-safe; what it gives out is not. */
public final class Inboxes {

    private final Map<EventLoop, Inbox> byLoop = new ConcurrentHashMap<>();
    private final InboxPublisher publisher;

    public Inboxes(InboxPublisher publisher) {
        this.publisher = publisher;
    }

    /** The inbox to be used on this loop, and only there. */
    public Inbox of(EventLoop loop) {
        return byLoop.computeIfAbsent(loop, owner -> new LoopInbox(owner, publisher));
    }
}
