package dev.monkeytown.stream.room;

import dev.monkeytown.stream.measure.StreamMetrics;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All sockets of a room, by event loop. Owned by the room's thread; the {@link Crowd} of its own loop it serves itself,
 * to those of others it hands work over at the end of the {@link Turn}.
 *
 * <p>What is put in during a turn leaves together when the turn ends, or before anybody comes or goes, so that what a
 * socket gets first was given first.
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
    private final Turn turn;
    private final Executor owner;
    private final Consumer<Recipient> needsKeyframe;
    private final ReaderLimits limits;
    private final LongSupplier nanoTime;
    private final StreamMetrics metrics;

    private @Nullable ByteBuf frames;
    private int frameTicks;
    private @Nullable ByteBuf json;
    private int jsonTicks;

    /**
     * @param owner runs tasks on the room's thread; one that throws ends the room
     * @param needsKeyframe called on the room's thread or any event loop
     */
    Audience(
            Turn turn,
            Executor owner,
            Consumer<Recipient> needsKeyframe,
            ReaderLimits limits,
            LongSupplier nanoTime,
            StreamMetrics metrics) {
        this.turn = turn;
        this.owner = owner;
        this.needsKeyframe = needsKeyframe;
        this.limits = limits;
        this.nanoTime = nanoTime;
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

    /** Takes in a socket: first {@code welcome} runs on its loop, then it is given the bytes. */
    void add(Recipient recipient, Dialect dialect, Runnable welcome, ByteBuf present) {
        flush();
        dialects.put(recipient, dialect);
        sizes.merge(dialect, 1, Integer::sum);
        Corner corner = corners.computeIfAbsent(
                recipient.loop(), loop -> new Corner(loop, new Crowd(needsKeyframe, limits, metrics)));
        corner.size++;
        long nowNanos = nanoTime.getAsLong();
        run(corner, present, () -> {
            welcome.run();
            corner.crowd.add(recipient, dialect, present, nowNanos);
        });
    }

    /** Lets a socket go: it is given nothing after {@code farewell} has run on its loop. */
    void remove(Recipient recipient, Runnable farewell) {
        flush();
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

    /** Puts in a frame of the game as it was published, for those who want frames. */
    void frame(byte[] published) {
        if (!speaks(Dialect.FRAMES)) {
            return;
        }
        boolean first = isEmpty();
        if (frames == null) {
            frames = ServerFrames.bufferFor(published);
        }
        ServerFrames.appendBinary(published, frames);
        frameTicks++;
        flushAtEnd(first);
    }

    /** Puts in messages of a tick for those who speak a dialect. */
    void messages(Dialect dialect, ServerFrames messages) {
        if (messages.isEmpty() || !speaks(dialect)) {
            return;
        }
        boolean first = isEmpty();
        switch (dialect) {
            case FRAMES -> {
                frames = append(messages, frames);
                frameTicks++;
            }
            case JSON -> {
                json = append(messages, json);
                jsonTicks++;
            }
        }
        flushAtEnd(first);
    }

    /** Gives everyone what was put in. */
    void flush() {
        if (isEmpty()) {
            return;
        }
        Parcel framesNow = frames == null ? null : new Parcel(frames, frameTicks);
        Parcel jsonNow = json == null ? null : new Parcel(json, jsonTicks);
        frames = null;
        json = null;
        frameTicks = 0;
        jsonTicks = 0;
        long nowNanos = nanoTime.getAsLong();
        for (Corner corner : corners.values()) {
            deliver(corner, framesNow, jsonNow, nowNanos);
        }
        release(framesNow);
        release(jsonNow);
    }

    /** Gives one socket, which was behind, what brings it to the present. */
    void resync(Recipient recipient, ByteBuf present) {
        flush();
        Corner corner = corners.get(recipient.loop());
        if (corner == null || !dialects.containsKey(recipient)) {
            present.release();
            return;
        }
        long nowNanos = nanoTime.getAsLong();
        run(corner, present, () -> corner.crowd.resync(recipient, present, nowNanos));
    }

    void beat() {
        long nowNanos = nanoTime.getAsLong();
        for (Corner corner : corners.values()) {
            if (corner.crowd.hasWhoIsBehind()) {
                run(corner, null, () -> corner.crowd.beat(nowNanos));
            }
        }
    }

    private boolean isEmpty() {
        return frames == null && json == null;
    }

    private void flushAtEnd(boolean first) {
        if (first) {
            turn.atEnd(() -> guard(this::flush));
        }
    }

    private void deliver(Corner corner, @Nullable Parcel framesNow, @Nullable Parcel jsonNow, long nowNanos) {
        if (corner.loop.inEventLoop()) {
            corner.crowd.deliver(framesNow, jsonNow, nowNanos);
            return;
        }
        retain(framesNow);
        retain(jsonNow);
        turn.on(corner.loop, new Turn.Handover() {
            @Override
            public void run() {
                guard(() -> corner.crowd.deliver(framesNow, jsonNow, nowNanos));
                abandon();
            }

            @Override
            public void abandon() {
                release(framesNow);
                release(jsonNow);
            }
        });
    }

    /** Runs a task that takes over a buffer. */
    private void run(Corner corner, @Nullable ByteBuf owned, Runnable task) {
        if (corner.loop.inEventLoop()) {
            task.run();
            return;
        }
        turn.on(corner.loop, new Turn.Handover() {
            @Override
            public void run() {
                guard(task);
            }

            @Override
            public void abandon() {
                if (owned != null) {
                    owned.release();
                }
            }
        });
    }

    /** What breaks on another loop, or after the turn, ends this room and no other. */
    private void guard(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException bug) {
            owner.execute(() -> {
                throw bug;
            });
        }
    }

    private static ByteBuf append(ServerFrames messages, @Nullable ByteBuf to) {
        if (to == null) {
            return messages.toBuffer();
        }
        messages.appendTo(to);
        return to;
    }

    private static void retain(@Nullable Parcel parcel) {
        if (parcel != null) {
            parcel.retain();
        }
    }

    private static void release(@Nullable Parcel parcel) {
        if (parcel != null) {
            parcel.release();
        }
    }
}
