package dev.monkeytown.stream.room;

import dev.monkeytown.stream.measure.StreamMetrics;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All sockets of a room, by event loop. Owned by the room's thread, from which it hands work to the {@link Crowd} of
 * each loop; a loop takes the work in the order it was given, so what a socket gets first was given first.
 */
final class Audience {

    private static final class Corner {
        final EventLoop loop;
        final Crowd crowd;
        int size;

        Corner(EventLoop loop, Crowd crowd) {
            this.loop = loop;
            this.crowd = crowd;
        }
    }

    private final Map<EventLoop, Corner> corners = new HashMap<>();
    private final Map<Recipient, Dialect> dialects = new HashMap<>();
    private final Map<Dialect, Integer> sizes = new EnumMap<>(Dialect.class);
    private final Consumer<Recipient> needsKeyframe;
    private final StreamMetrics metrics;

    /**
     * @param needsKeyframe called on the room's thread or any event loop
     */
    Audience(Consumer<Recipient> needsKeyframe, StreamMetrics metrics) {
        this.needsKeyframe = needsKeyframe;
        this.metrics = metrics;
    }

    boolean speaks(Dialect dialect) {
        return sizes.getOrDefault(dialect, 0) > 0;
    }

    @Nullable
    Dialect dialectOf(Recipient recipient) {
        return dialects.get(recipient);
    }

    Iterable<Recipient> recipients() {
        return List.copyOf(dialects.keySet());
    }

    /** Takes in a socket: first {@code welcome} runs on its loop, then the bytes are written. */
    void add(Recipient recipient, Dialect dialect, Runnable welcome, ByteBuf present) {
        dialects.put(recipient, dialect);
        sizes.merge(dialect, 1, Integer::sum);
        Corner corner =
                corners.computeIfAbsent(recipient.loop(), loop -> new Corner(loop, new Crowd(needsKeyframe, metrics)));
        corner.size++;
        run(corner, present, () -> {
            welcome.run();
            corner.crowd.add(recipient, dialect, present);
        });
    }

    /** Lets a socket go: nothing is written to it after {@code farewell} has run on its loop. */
    void remove(Recipient recipient, Runnable farewell) {
        Dialect dialect = dialects.remove(recipient);
        Corner corner = corners.get(recipient.loop());
        if (dialect == null || corner == null) {
            return;
        }
        sizes.merge(dialect, -1, Integer::sum);
        corner.size--;
        if (corner.size == 0) {
            corners.remove(corner.loop);
        }
        run(corner, null, () -> {
            corner.crowd.remove(recipient);
            farewell.run();
        });
    }

    /** Gives the bytes of a tick to everyone and releases them. */
    void deliver(@Nullable ByteBuf frames, @Nullable ByteBuf json, long nowNanos) {
        for (Corner corner : corners.values()) {
            retain(frames);
            retain(json);
            try {
                execute(corner, () -> {
                    corner.crowd.deliver(frames, json, nowNanos);
                    release(frames);
                    release(json);
                });
            } catch (RejectedExecutionException stopping) {
                release(frames);
                release(json);
            }
        }
        release(frames);
        release(json);
    }

    /** Gives one socket, which was behind, what brings it to the present. */
    void resync(Recipient recipient, ByteBuf present, long nowNanos) {
        Corner corner = corners.get(recipient.loop());
        if (corner == null || !dialects.containsKey(recipient)) {
            present.release();
            return;
        }
        run(corner, present, () -> corner.crowd.resync(recipient, present, nowNanos));
    }

    void beat(long nowNanos) {
        corners.values().forEach(corner -> run(corner, null, () -> corner.crowd.beat(nowNanos)));
    }

    /** Runs a task that owns a buffer; a loop that is shutting down takes none, its sockets are gone. */
    private static void run(Corner corner, @Nullable ByteBuf owned, Runnable task) {
        try {
            execute(corner, task);
        } catch (RejectedExecutionException stopping) {
            release(owned);
        }
    }

    private static void execute(Corner corner, Runnable task) {
        if (corner.loop.inEventLoop()) {
            task.run();
        } else {
            corner.loop.execute(task);
        }
    }

    private static void retain(@Nullable ByteBuf bytes) {
        if (bytes != null) {
            bytes.retain();
        }
    }

    private static void release(@Nullable ByteBuf bytes) {
        if (bytes != null) {
            bytes.release();
        }
    }
}
