package dev.monkeytown.stream.inbox;

import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The inbox of each event loop. Thread-safe; what it gives out is not. */
public final class Inboxes {

    /**
     * How long a loop gathers before it publishes. The players of a game aim at the same tick, so their inputs come close
     * together; apart, each of them wakes Redis and the game-server.
     */
    private static final long GATHER_MICROS = 2_000;

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
        return byLoop.computeIfAbsent(loop, owner -> new LoopInbox(later(owner), publishers.apply(owner)));
    }

    private static Executor later(EventLoop loop) {
        return task -> {
            var unused = loop.schedule(task, GATHER_MICROS, TimeUnit.MICROSECONDS);
        };
    }
}
