package dev.monkeytown.stream.room;

import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The turn of each event loop. Thread-safe; what it gives out is not. */
final class Turns {

    private final Map<EventLoop, Turn> byLoop = new ConcurrentHashMap<>();

    /** The turn of this loop, to be used only there. */
    Turn of(EventLoop loop) {
        return byLoop.computeIfAbsent(loop, Turn::new);
    }
}
