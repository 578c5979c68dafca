package dev.monkeytown.stream.room;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.model.message.MessageCodec;
import dev.monkeytown.stream.inbox.Inboxes;
import dev.monkeytown.stream.intake.Feeds;
import dev.monkeytown.stream.intake.GameArchive;
import dev.monkeytown.stream.measure.StreamMetrics;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rooms of this instance. Thread-safe: each room is pinned to an event loop, on which it is opened, used and
 * closed. There are never more rooms than sockets, but for those that linger.
 */
public final class Rooms {

    private static final Logger log = LoggerFactory.getLogger(Rooms.class);
    private static final long BEAT_MS = 100;

    private final ConcurrentMap<GameId, Pinned> rooms = new ConcurrentHashMap<>();
    private final Turns turns = new Turns();
    private final Feeds feeds;
    private final GameArchive archive;
    private final Inboxes inboxes;
    private final Supplier<EventLoop> loops;
    private final RoomSettings settings;
    private final ReaderLimits limits;
    private final MessageCodec codec;
    private final StreamMetrics metrics;
    private final LongSupplier nanoTime;
    private final LongSupplier wallClockMillis;

    /**
     * @param loops gives the event loop for the next room
     * @param nanoTime a clock that only goes forward, in nanoseconds
     * @param wallClockMillis milliseconds since 1970
     */
    public Rooms(
            Feeds feeds,
            GameArchive archive,
            Inboxes inboxes,
            Supplier<EventLoop> loops,
            RoomSettings settings,
            ReaderLimits limits,
            MessageCodec codec,
            StreamMetrics metrics,
            LongSupplier nanoTime,
            LongSupplier wallClockMillis) {
        this.feeds = feeds;
        this.archive = archive;
        this.inboxes = inboxes;
        this.loops = loops;
        this.settings = settings;
        this.limits = limits;
        this.codec = codec;
        this.metrics = metrics;
        this.nanoTime = nanoTime;
        this.wallClockMillis = wallClockMillis;
    }

    /** Lets somebody into a game's room, which is opened if need be. The answer comes to the recipient. */
    public void enter(GameId game, Entry entry) {
        Pinned pinned = rooms.computeIfAbsent(game, this::open);
        pinned.execute(() -> {
            if (pinned.room().isClosed()) {
                enter(game, entry);
            } else {
                pinned.room().enter(entry);
            }
        });
    }

    /** Lets a recipient go; does nothing if it is not there. */
    public void exit(GameId game, Recipient recipient, Exit exit) {
        Pinned pinned = rooms.get(game);
        if (pinned != null) {
            pinned.execute(() -> pinned.room().exit(recipient, exit));
        }
    }

    /** Whether a game's room is open here, so that the game was there a moment ago. */
    public boolean hasOpen(GameId game) {
        return rooms.containsKey(game);
    }

    /** Whether a game's room is open here and has not heard that the game is over. */
    public boolean hasRunning(GameId game) {
        Pinned pinned = rooms.get(game);
        return pinned != null && !pinned.room().isOver();
    }

    /** Rooms that are open. */
    public int size() {
        return rooms.size();
    }

    /** Closes all rooms at once, whoever is still in them: the instance ends. */
    public void closeAll() {
        rooms.values().forEach(pinned -> pinned.execute(() -> pinned.room().close()));
    }

    private Pinned open(GameId game) {
        Pinned pinned = new Pinned(loops.get());
        RoomContext context = new RoomContext(
                settings,
                limits,
                turns.of(pinned.loop),
                inboxes.of(pinned.loop),
                codec,
                metrics,
                nanoTime,
                wallClockMillis);
        pinned.room = new Room(game, archive, pinned, context, () -> close(game, pinned));
        metrics.roomOpened();
        pinned.execute(() -> start(game, pinned));
        return pinned;
    }

    private void start(GameId game, Pinned pinned) {
        Room room = pinned.room();
        pinned.beat = pinned.loop.scheduleAtFixedRate(
                () -> pinned.guard(room::beat), BEAT_MS, BEAT_MS, TimeUnit.MILLISECONDS);
        var unused = feeds.of(pinned.loop)
                .subscribe(Channels.gameEvents(game), message -> pinned.live(message))
                .whenCompleteAsync(
                        (_, failure) -> {
                            if (failure == null) {
                                room.open();
                            } else {
                                log.atWarn()
                                        .addKeyValue("gameId", game)
                                        .log("Cannot subscribe: {}", failure.toString());
                                room.unavailable();
                            }
                        },
                        pinned);
    }

    /** Unsubscribes before the room is forgotten: whoever opens the game's next room subscribes after that. */
    private void close(GameId game, Pinned pinned) {
        if (pinned.beat != null) {
            pinned.beat.cancel(false);
        }
        var unused = feeds.of(pinned.loop)
                .unsubscribe(Channels.gameEvents(game))
                .exceptionally(failure -> {
                    log.atDebug().addKeyValue("gameId", game).log("Cannot unsubscribe: {}", failure.toString());
                    return null;
                });
        rooms.remove(game, pinned);
        metrics.roomClosed();
    }

    /** A room and its loop, on which it runs tasks one after the other; one that throws ends this room and no other. */
    private static final class Pinned implements Executor {
        final EventLoop loop;

        @Nullable
        ScheduledFuture<?> beat;

        private @Nullable Room room;

        Pinned(EventLoop loop) {
            this.loop = loop;
        }

        Room room() {
            if (room == null) {
                throw new IllegalStateException("room is being made");
            }
            return room;
        }

        /** Takes no task any more when the loop has ended: there is nobody left to do it for. */
        @Override
        public void execute(Runnable task) {
            try {
                loop.execute(() -> guard(task));
            } catch (RejectedExecutionException ended) {
                log.trace("A task came after the end");
            }
        }

        /** A message of the game, handed over on the room's loop or on another thread. */
        void live(byte[] message) {
            if (loop.inEventLoop()) {
                guard(() -> room().live(message));
            } else {
                execute(() -> room().live(message));
            }
        }

        void guard(Runnable task) {
            try {
                task.run();
            } catch (RuntimeException bug) {
                room().broken(bug);
            }
        }
    }
}
