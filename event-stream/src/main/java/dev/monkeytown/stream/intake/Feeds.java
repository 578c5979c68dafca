package dev.monkeytown.stream.intake;

import io.netty.channel.EventLoop;
import java.util.Map;

/**
 * The feed of each event loop: with a connection that lives on that loop, so that what Redis sends for a room arrives on
 * the room's own thread. Thread-safe.
 */
public final class Feeds {

    private final Map<EventLoop, Feed> byLoop;
    private final Feed otherwise;

    /**
     * @param otherwise for loops that have none of their own; its listeners run on another thread
     */
    public Feeds(Map<EventLoop, Feed> byLoop, Feed otherwise) {
        this.byLoop = Map.copyOf(byLoop);
        this.otherwise = otherwise;
    }

    public Feed of(EventLoop loop) {
        return byLoop.getOrDefault(loop, otherwise);
    }
}
