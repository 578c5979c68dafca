package dev.monkeytown.stream.measure;

import dev.monkeytown.model.message.ErrorCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** The meters of this service by name. Thread-safe; every method costs one addition. */
public final class StreamMetrics {

    /** Why a frame was not written to a socket that should have had it. */
    public enum Drop {
        /** The socket had more unsent bytes than it may. */
        BACKLOG,
        /** The oldest of its unsent bytes had waited longer than they may. */
        BACKLOG_AGE,
        /** The socket waits for the keyframe that makes up for earlier drops. */
        AWAITING_KEYFRAME
    }

    /** How bytes got to a socket. */
    public enum Path {
        /** By one system call. */
        DIRECT,
        /** Through the channel's queue. */
        QUEUED
    }

    /** What Redis is asked for. */
    public enum Read {
        /** Whose seats they are: the sessions of all who joined in one turn of an event loop. */
        SESSIONS,
        /** Whether there is such a game, for somebody who has no seat in it. */
        GAME_THERE,
        /** Whether a seat is reserved for somebody without a session. */
        RESERVATION,
        /** Why somebody cannot have a seat. */
        SEATS,
        /** A game's lease, keyframe and journal, to open its room. */
        GAME,
        /** The end of a game's journal. */
        JOURNAL_END,
        /** A newer keyframe. */
        KEYFRAME
    }

    /** Why something from Redis was not used. */
    public enum Unused {
        /** It had been seen before. */
        DUPLICATE,
        /** It came from an owner that has been replaced. */
        STALE,
        /** It was no frame. */
        MALFORMED,
        /** Too many waited behind a gap; they are read again from the journal. */
        HELD_TOO_MANY
    }

    private final MeterRegistry registry;
    private final Counter[] dropped;
    private final Counter[] unused;
    private final Counter[] errors;
    private final Counter[] written;
    private final Counter[] reads;
    private final Counter framesOut;
    private final Counter bytesOut;
    private final Counter framesIn;
    private final Counter gaps;
    private final Counter reloads;
    private final Counter resyncs;
    private final Counter hashMismatches;
    private final Counter messagesIn;
    private final Counter inboxPublished;
    private final Counter inboxLost;
    private final Counter failovers;
    private final DistributionSummary pauseMs;
    private final DistributionSummary lagMs;
    private final DistributionSummary roundTripMs;
    private final AtomicInteger rooms = new AtomicInteger();
    private final AtomicInteger players = new AtomicInteger();

    public StreamMetrics(MeterRegistry registry) {
        this.registry = registry;
        dropped = counters("event_stream_frames_dropped", "reason", Drop.values());
        unused = counters("event_stream_frames_unused", "reason", Unused.values());
        written = counters("event_stream_writes", "path", Path.values());
        reads = counters("event_stream_redis_reads", "what", Read.values());
        errors = counters("event_stream_errors", "code", ErrorCode.values());
        framesOut = registry.counter("event_stream_frames_sent");
        bytesOut = registry.counter("event_stream_bytes_sent");
        framesIn = registry.counter("event_stream_frames_received");
        gaps = registry.counter("event_stream_gaps");
        reloads = registry.counter("event_stream_reloads");
        resyncs = registry.counter("event_stream_resyncs");
        hashMismatches = registry.counter("event_stream_hash_mismatches");
        messagesIn = registry.counter("event_stream_messages_received");
        inboxPublished = registry.counter("event_stream_inputs_published");
        inboxLost = registry.counter("event_stream_inputs_lost");
        failovers = Counter.builder("failovers_seen")
                .description("Games whose frames went on under another owner, once per room here")
                .register(registry);
        pauseMs = DistributionSummary.builder("room_pause_ms")
                .description("From the last frame of a game's owner to the first of the next one")
                .serviceLevelObjectives(17, 34, 50, 100, 200, 300, 400, 500, 750, 1000, 2000, 5000, 10000)
                .register(registry);
        lagMs = DistributionSummary.builder("event_stream_intake_lag_ms")
                .description("How much later than the steadiest frames of its game a frame came from Redis")
                .serviceLevelObjectives(1, 2, 5, 10, 16, 33, 100, 500)
                .register(registry);
        roundTripMs = DistributionSummary.builder("event_stream_round_trip_ms")
                .description("From a ping to a client until its answer")
                .serviceLevelObjectives(5, 10, 20, 35, 50, 75, 100, 150, 250, 500, 1000)
                .register(registry);
        Gauge.builder("event_stream_rooms", rooms, AtomicInteger::get).register(registry);
        Gauge.builder("players_online", players, AtomicInteger::get)
                .description("Players with a seat whose socket is on this instance")
                .register(registry);
    }

    /** Tells the registry where to read the number of open sockets of a dialect. */
    public void connections(String dialect, AtomicInteger open) {
        Gauge.builder("event_stream_connections", open, AtomicInteger::get)
                .tag("dialect", dialect)
                .register(registry);
    }

    /** Tells the registry where to read how many bytes wait for clients, together and for the slowest. */
    public void backlog(LongSupplier total, LongSupplier worst) {
        Gauge.builder("event_stream_backlog_bytes", total::getAsLong)
                .description("Bytes that wait in this process for all sockets")
                .register(registry);
        Gauge.builder("event_stream_backlog_worst_bytes", worst::getAsLong)
                .description("Bytes that wait in this process for the socket that has most of them")
                .register(registry);
    }

    /** A handshake was refused with this HTTP status. */
    public void handshakeRefused(int status) {
        registry.counter("event_stream_handshakes_refused", "status", Integer.toString(status))
                .increment();
    }

    /** This side closed a socket with this code. */
    public void closed(int code) {
        registry.counter("event_stream_closed", "code", Integer.toString(code)).increment();
    }

    /** A socket was opened without knowing whether its token was used before, as Redis did not answer. */
    public void tokenUnchecked() {
        registry.counter("event_stream_tokens_unchecked").increment();
    }

    /** An update for a player was not understood. */
    public void updateIgnored() {
        registry.counter("event_stream_updates_ignored").increment();
    }

    public void roomOpened() {
        rooms.incrementAndGet();
    }

    public void roomClosed() {
        rooms.decrementAndGet();
    }

    public void playerEntered() {
        players.incrementAndGet();
    }

    public void playerLeft() {
        players.decrementAndGet();
    }

    /**
     * The same bytes went to so many sockets.
     *
     * @param ticks how many ticks of a game they tell
     * @param direct sockets whose kernel took all of them at once
     * @param queued sockets for which some or all of them waited
     */
    public void delivered(int ticks, int bytes, int direct, int queued) {
        int recipients = direct + queued;
        if (recipients == 0) {
            return;
        }
        framesOut.increment((double) recipients * ticks);
        bytesOut.increment((double) recipients * bytes);
        written[Path.DIRECT.ordinal()].increment(direct);
        written[Path.QUEUED.ordinal()].increment(queued);
    }

    /** So many ticks were not written to a socket. */
    public void dropped(Drop reason, int ticks) {
        dropped[reason.ordinal()].increment(ticks);
    }

    /** A question went to Redis; several commands sent at once for one purpose are one. */
    public void read(Read what) {
        reads[what.ordinal()].increment();
    }

    /** A client answered a ping. */
    public void roundTrip(double millis) {
        roundTripMs.record(millis);
    }

    public void unused(Unused reason) {
        unused[reason.ordinal()].increment();
    }

    public void error(ErrorCode code) {
        errors[code.ordinal()].increment();
    }

    /** A frame came from Redis, this much later than its game's steadiest. */
    public void frameReceived(double lagMillis) {
        framesIn.increment();
        lagMs.record(lagMillis);
    }

    /** Frames were missing between two that came from Redis. */
    public void gap() {
        gaps.increment();
    }

    /** A game goes on under another owner. */
    public void failover() {
        failovers.increment();
    }

    /** So long no frame came while a game changed owners. */
    public void paused(double millis) {
        pauseMs.record(millis);
    }

    /** A room had to begin anew from the stored keyframe. */
    public void reload() {
        reloads.increment();
    }

    /** A socket that had fallen behind got a keyframe. */
    public void resync() {
        resyncs.increment();
    }

    public void hashMismatch() {
        hashMismatches.increment();
    }

    public void messageReceived() {
        messagesIn.increment();
    }

    public void inboxPublished(int messages) {
        inboxPublished.increment(messages);
    }

    public void inboxLost(int messages) {
        inboxLost.increment(messages);
    }

    private Counter[] counters(String name, String key, Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> registry.counter(name, key, value.name().toLowerCase(Locale.ROOT)))
                .toArray(Counter[]::new);
    }
}
