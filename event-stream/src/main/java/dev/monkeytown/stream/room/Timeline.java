package dev.monkeytown.stream.room;

import dev.monkeytown.model.GameId;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.FrameCodec.Position;
import dev.monkeytown.stream.intake.GameArchive;
import dev.monkeytown.stream.measure.StreamMetrics;
import dev.monkeytown.stream.measure.StreamMetrics.Unused;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One game's log as it comes from Redis, made whole: whatever pub/sub loses is read from the journal before anything
 * later is passed on, so what {@link Follower#advanced} sees has neither hole nor double. Owned by the room's thread.
 *
 * <p>At most one read is under way. While one is, live frames are held back; afterwards they are taken in as if they
 * came now, which either continues the log or shows the next gap. A read that fails is repeated by {@link #beat} with a
 * growing pause. Silence is treated as a gap too: the last frames of a game have no successor that would show their
 * loss.
 */
final class Timeline {

    /** Live frames held back during a read. Beyond, all are dropped: the journal has them. */
    static final int MAX_HELD = 600;

    /** Without a frame for this long the journal is asked; a fixed-rate game has lost thirty by then. */
    static final long SILENCE_NANOS = 500_000_000L;

    /**
     * Failed reads until those who wait for a room to open are told so: about three seconds, in which the owner of a
     * new game has stored its first keyframe.
     */
    static final int MAX_OPENING_FAILURES = 6;

    /** A game that nobody has owned for this long is gone; longer than any outage an owner survives. */
    static final long VANISHED_NANOS = 60_000_000_000L;

    private static final long FIRST_PAUSE_NANOS = 100_000_000L;
    private static final long LONGEST_PAUSE_NANOS = 1_000_000_000L;

    /** What becomes of a game's log. All calls come from the timeline's thread. */
    interface Follower {

        /** The log is here from its keyframe to the present, for the first time or anew after a break. */
        void began(History history);

        /** The next frame; the history already has it. */
        void advanced(Position at, byte[] frame);

        /** No frame will follow. */
        void ended();

        /** There is no such game, or no longer. */
        void vanished();

        /** The store did not answer when the game was to be opened. */
        void unavailable();
    }

    private enum State {
        UNOPENED,
        OPENING,
        FOLLOWING,
        REPAIRING
    }

    private final GameId id;
    private final GameArchive archive;
    private final Executor owner;
    private final RoomSettings settings;
    private final LongSupplier nanoTime;
    private final StreamMetrics metrics;
    private final Follower follower;
    private final LagMeter lag = new LagMeter();
    private final Ownership ownership;

    private State state = State.UNOPENED;
    private boolean reading;
    private boolean over;
    private int failures;
    private long nextReadNanos;
    private long lastFrameNanos;
    private long lastKnownNanos;
    private @Nullable History history;
    private final List<byte[]> held = new ArrayList<>();

    Timeline(
            GameId id,
            GameArchive archive,
            Executor owner,
            RoomSettings settings,
            LongSupplier nanoTime,
            StreamMetrics metrics,
            Follower follower) {
        this.id = id;
        this.archive = archive;
        this.owner = owner;
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.metrics = metrics;
        this.follower = follower;
        this.ownership = new Ownership(metrics);
        this.lastKnownNanos = nanoTime.getAsLong();
        this.nextReadNanos = lastKnownNanos;
    }

    /** Reads the game; to be called once its live frames are being delivered to {@link #live}. */
    void open() {
        state = State.OPENING;
        read(archive.whole(id), this::loaded);
    }

    /** A message from the game's channel. */
    void live(byte[] message) {
        switch (FrameCodec.position(message)) {
            case Decoded.Refused<Position> _ -> metrics.unused(Unused.MALFORMED);
            case Decoded.Value(Position at) -> {
                lastFrameNanos = nanoTime.getAsLong();
                metrics.frameReceived(lag.millis(at.tick(), lastFrameNanos));
                take(at, message);
            }
        }
    }

    /** To be called about every 100 ms. */
    void beat() {
        long now = nanoTime.getAsLong();
        if (reading || now - nextReadNanos < 0) {
            return;
        }
        switch (state) {
            case UNOPENED -> {}
            case OPENING -> open();
            case REPAIRING -> repair();
            case FOLLOWING -> {
                if (!over && now - lastFrameNanos > SILENCE_NANOS) {
                    nextReadNanos = now + SILENCE_NANOS;
                    repair();
                } else if (keyframeIsOld()) {
                    nextReadNanos = now + SILENCE_NANOS;
                    refresh();
                }
            }
        }
    }

    private boolean keyframeIsOld() {
        return log().newest().tick() - log().keyframeAt().tick() > settings.keyframeEveryTicks();
    }

    private void take(Position at, byte[] frame) {
        if (state != State.FOLLOWING) {
            hold(frame);
            return;
        }
        Position newest = log().newest();
        if (at.tick() <= newest.tick() && at.epoch() > newest.epoch()) {
            reload(frame);
        } else if (at.epoch() < newest.epoch()) {
            metrics.unused(Unused.STALE);
        } else if (at.tick() <= newest.tick()) {
            metrics.unused(Unused.DUPLICATE);
        } else if (at.tick() == newest.tick() + 1) {
            append(at, frame);
        } else {
            metrics.gap();
            hold(frame);
            repair();
        }
    }

    private void append(Position at, byte[] frame) {
        long now = nanoTime.getAsLong();
        log().append(at, frame, now);
        ownership.frame(at.epoch(), now);
        follower.advanced(at, frame);
    }

    private void hold(byte[] frame) {
        if (held.size() == MAX_HELD) {
            held.clear();
            metrics.unused(Unused.HELD_TOO_MANY);
        }
        held.add(frame);
    }

    private void takeHeld() {
        List<byte[]> waiting = List.copyOf(held);
        held.clear();
        for (byte[] frame : waiting) {
            if (FrameCodec.position(frame) instanceof Decoded.Value(Position at)) {
                take(at, frame);
            }
        }
    }

    /** A log that goes back was lost and begun anew by its owner: nothing we have can be trusted. */
    private void reload(byte[] frame) {
        metrics.reload();
        hold(frame);
        open();
    }

    private void repair() {
        state = State.REPAIRING;
        read(archive.since(id, log().newest().tick()), this::repaired);
    }

    private void repaired(GameArchive.Tail tail) {
        Position before = log().newest();
        state = State.FOLLOWING;
        boolean fits = true;
        for (byte[] frame : tail.frames()) {
            fits &= follows(frame);
        }
        if (!fits || log().newest().equals(before) && leavesGap()) {
            metrics.reload();
            state = State.OPENING;
            failed();
            return;
        }
        failures = 0;
        takeHeld();
        known(tail.known(), tail.over());
    }

    /** Takes in a journal's frame; one that is already here is fine, one beyond a gap is not. */
    private boolean follows(byte[] frame) {
        if (!(FrameCodec.position(frame) instanceof Decoded.Value(Position at))) {
            return false;
        }
        Position newest = log().newest();
        if (at.tick() == newest.tick() + 1 && at.epoch() >= newest.epoch()) {
            append(at, frame);
        }
        return at.tick() <= log().newest().tick();
    }

    private boolean leavesGap() {
        return !held.isEmpty()
                && FrameCodec.position(held.getFirst()) instanceof Decoded.Value(Position at)
                && at.tick() > log().newest().tick() + 1;
    }

    private void loaded(GameArchive.Stored stored) {
        switch (stored) {
            case GameArchive.Absent() -> absent();
            case GameArchive.Beginning() -> failed();
            case GameArchive.Recording recording ->
                Recordings.history(recording, settings, nanoTime.getAsLong())
                        .ifPresentOrElse(whole -> begin(whole, recording.over()), this::failed);
        }
    }

    private void begin(History whole, boolean isOver) {
        lastFrameNanos = history == null ? nanoTime.getAsLong() : lastFrameNanos;
        history = whole;
        ownership.began(whole.newest().epoch(), nanoTime.getAsLong());
        state = State.FOLLOWING;
        failures = 0;
        follower.began(whole);
        takeHeld();
        known(true, isOver);
    }

    /** Unlike the other reads this one holds nothing up: if it fails or comes too late, the next beat tries again. */
    private void refresh() {
        var unused = archive.keyframe(id)
                .thenAcceptAsync(
                        keyframe -> {
                            if (keyframe.isPresent()
                                    && FrameCodec.position(keyframe.get()) instanceof Decoded.Value(Position at)) {
                                log().anchor(keyframe.get(), at);
                            }
                        },
                        owner);
    }

    private void known(boolean known, boolean isOver) {
        if (known) {
            lastKnownNanos = nanoTime.getAsLong();
        } else if (nanoTime.getAsLong() - lastKnownNanos > VANISHED_NANOS) {
            follower.vanished();
        }
        if (isOver && !over && state == State.FOLLOWING) {
            over = true;
            follower.ended();
        }
    }

    /** Nothing is stored: no such game, or a store that came back empty, which the game's owner will fill again. */
    private void absent() {
        if (history == null) {
            follower.vanished();
        } else {
            known(false, false);
            nextReadNanos = nanoTime.getAsLong() + LONGEST_PAUSE_NANOS;
        }
    }

    private void failed() {
        failures++;
        long pause = Math.min(LONGEST_PAUSE_NANOS, FIRST_PAUSE_NANOS << Math.min(failures, 10));
        nextReadNanos = nanoTime.getAsLong() + pause;
        if (history == null && failures >= MAX_OPENING_FAILURES) {
            follower.unavailable();
        }
    }

    private <T> void read(CompletionStage<T> stage, Consumer<T> then) {
        reading = true;
        var unused = stage.whenCompleteAsync(
                (value, failure) -> {
                    reading = false;
                    if (failure != null) {
                        failed();
                        return;
                    }
                    then.accept(value);
                },
                owner);
    }

    private History log() {
        if (history == null) {
            throw new IllegalStateException("not open");
        }
        return history;
    }
}
