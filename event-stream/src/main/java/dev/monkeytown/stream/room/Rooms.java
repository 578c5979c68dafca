package dev.monkeytown.stream.room;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.model.message.MessageCodec;
import dev.monkeytown.stream.inbox.Inboxes;
import dev.monkeytown.stream.intake.Feed;
import dev.monkeytown.stream.intake.GameArchive;
import dev.monkeytown.stream.measure.StreamMetrics;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rooms of this instance. Thread-safe: each room is pinned to an event loop, on which it is opened, used and closed.
 * There are never more rooms than sockets, but for those that linger.
 */
public final class Rooms {

    private static final Logger log = LoggerFactory.getLogger(Rooms.class);
    private static final long BEAT_MS = 100;

    private final ConcurrentMap<GameId, Pinned> rooms = new ConcurrentHashMap<>();
    private final Feed feed;
    private final GameArchive archive;
    private final Inboxes inboxes;
    private final Supplier<EventLoop> loops;
    private final RoomSettings settings;
    private final MessageCodec codec;
    private final StreamMetrics metrics;

    /**
     * @param loops gives the event loop for the next room
     */
    public Rooms(
            Feed feed,
            GameArchive archive,
            Inboxes inboxes,
            Supplier<EventLoop> loops,
            RoomSettings settings,
            MessageCodec codec,
            StreamMetrics metrics) {
        this.feed = feed;
        this.archive = archive;
        this.inboxes = inboxes;
        this.loops = loops;
        this.settings = settings;
        this.codec = codec;
        this.metrics = metrics;
    }

    /** Lets somebody into a game's room, which is opened if need be. The answer comes to the recipient. */
    public void enter(GameId game, Entry entry) {
        Pinned pinned = rooms.computeIfAbsent(game, this::open);
        pinned.loop.execute(() -> {
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
            pinned.loop.execute(() -> pinned.room().exit(recipient, exit));
        }
    }

    private Pinned open(GameId game) {
        Pinned pinned = new Pinned(loops.get());
        RoomContext context = new RoomContext(
                settings, inboxes.of(pinned.loop), codec, metrics, System::nanoTime, System::currentTimeMillis);
        Room room = new Room(game, archive, pinned.loop, context, () -> close(game, pinned));
        pinned.room = room;
        metrics.roomOpened();
        pinned.loop.execute(() -> start(game, pinned));
        return pinned;
    }

    private void start(GameId game, Pinned pinned) {
        EventLoop loop = pinned.loop;
        Room room = pinned.room();
        pinned.beat = loop.scheduleAtFixedRate(room::beat, BEAT_MS, BEAT_MS, TimeUnit.MILLISECONDS);
        var unused = feed.subscribe(Channels.gameEvents(game), message -> deliver(message, pinned))
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
                        loop);
    }

    /** On the feed's thread. A loop that has ended takes no frame any more, and has nobody to give it to. */
    private static void deliver(byte[] message, Pinned pinned) {
        try {
            pinned.loop.execute(() -> pinned.room().live(message));
        } catch (RejectedExecutionException ended) {
            log.trace("A frame came after the end");
        }
    }

    /** Closes all rooms at once, whoever is still in them: the instance ends. */
    public void closeAll() {
        rooms.values().forEach(pinned -> pinned.loop.execute(() -> pinned.room().close()));
    }

    /** Unsubscribes before the room is forgotten: whoever opens the game's next room subscribes after that. */
    private void close(GameId game, Pinned pinned) {
        if (pinned.beat != null) {
            pinned.beat.cancel(false);
        }
        var unused = feed.unsubscribe(Channels.gameEvents(game)).exceptionally(failure -> {
            log.atDebug().addKeyValue("gameId", game).log("Cannot unsubscribe: {}", failure.toString());
            return null;
        });
        rooms.remove(game, pinned);
        metrics.roomClosed();
    }

    private static final class Pinned {
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
    }
}
