package dev.monkeytown.gameserver.game;

import dev.monkeytown.gameserver.game.Publication.Answer;
import dev.monkeytown.model.Limits;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * One game's frames that are not known to be published, oldest first. Owned by the loop thread.
 *
 * <p>Frames are sent as they come, without waiting for answers. When the oldest one fails, nothing more is sent until
 * every attempt under way has an answer; then the oldest is tried alone, and only when it is through do the others follow
 * in order. The bus refuses a frame that leaves a gap and recognises one that it already has, so however answers were lost,
 * every frame is published once and in order.
 *
 * <p>The lease is renewed with the frames: three times in its life, and with every attempt that is made again. By this
 * process' own clock it runs from when a renewal was sent, so it never seems longer here than it is.
 */
final class Outbox {

    /** Frames that may wait; at that many the game pauses until some are through. */
    static final int MAX_WAITING = 60;

    /** Pause between two attempts with the oldest frame. */
    static final long RETRY_NANOS = 50_000_000;

    /**
     * A process that stood still this long cannot tell a bus that forgot the game from a game that others ended and
     * cleaned away, so it does not bring the game back.
     */
    static final long MAX_ABSENCE_NANOS = 30_000_000_000L;

    /**
     * A process that stood still this long may have lost the game meanwhile: before it brings it back to a bus that forgot
     * both owners, it waits for {@link #RESTORE_GRACE_NANOS}, so that the later owner is first.
     */
    static final long ABSENCE_NANOS = Limits.LEASE.toNanos();

    static final long RESTORE_GRACE_NANOS = 500_000_000L;

    private static final long RENEW_NANOS = Limits.LEASE.toNanos() / 3;

    /** Looks up what of a game is published. */
    interface Memory {

        /**
         * @param tick the last one published
         * @param savepointTick that of the newest published savepoint; 0 if there is none
         */
        Recovery upTo(int tick, int savepointTick, Optional<Publication.Savepoint> savepoint);
    }

    private final FramePublisher publisher;
    private final Memory memory;
    private final Deque<Publication> waiting = new ArrayDeque<>();
    private boolean stalled;
    private boolean absent;
    private boolean restored;
    private boolean fenced;
    private long retryAtNanos;
    private long settledAtNanos;
    private boolean everSettled;
    private long restoreAtNanos = Long.MIN_VALUE;
    private boolean everRenewed;
    private long renewedNanos;
    private long leasedUntilNanos;
    private int savepointTick;
    private Optional<Publication.Savepoint> savepoint = Optional.empty();

    Outbox(FramePublisher publisher, Memory memory) {
        this.publisher = publisher;
        this.memory = memory;
    }

    /** Begins where another owner's savepoint is. */
    void begin(int tick, Publication.Savepoint published) {
        savepointTick = tick;
        savepoint = Optional.of(published);
    }

    /** Adds the next frame. */
    void add(Publication publication, long nowNanos) {
        waiting.addLast(publication);
        if (!stalled) {
            send(publication, nowNanos, false);
        }
    }

    /** Looks at the answers and does what follows from them. Once a tick. */
    void settle(long nowNanos) {
        long away = everSettled ? nowNanos - settledAtNanos : 0;
        absent |= away > MAX_ABSENCE_NANOS;
        if (away > ABSENCE_NANOS) {
            restoreAtNanos = nowNanos + RESTORE_GRACE_NANOS;
        }
        everSettled = true;
        settledAtNanos = nowNanos;
        forgetDone(nowNanos);
        if (!waiting.isEmpty()) {
            attend(waiting.getFirst(), nowNanos);
        }
    }

    boolean empty() {
        return waiting.isEmpty();
    }

    /** Whether the game must pause. */
    boolean full() {
        return waiting.size() >= MAX_WAITING;
    }

    /**
     * Whether nobody else can have taken the game, as far as can be told without asking. One whose frames are all out is
     * taken to be: its next frame asks.
     */
    boolean leased(long nowNanos) {
        return waiting.isEmpty() || leasedUntilNanos - nowNanos > 0;
    }

    /** Whether another owner has the game. */
    boolean fenced() {
        return fenced;
    }

    /** Whether the bus had forgotten the game since the last call, so that a new keyframe is due. */
    boolean takeRestored() {
        boolean taken = restored;
        restored = false;
        return taken;
    }

    private void forgetDone(long nowNanos) {
        boolean any = false;
        while (!waiting.isEmpty() && waiting.getFirst().answer() == Answer.DONE) {
            done(waiting.removeFirst());
            any = true;
        }
        if (any) {
            absent = false;
        }
        if (any && stalled && nothingUnderWay()) {
            stalled = false;
            for (Publication publication : waiting) {
                if (publication.answer() != Answer.DONE) {
                    send(publication, nowNanos, false);
                }
            }
        }
    }

    private void done(Publication publication) {
        if (publication.renews()) {
            leasedUntilNanos = publication.sentNanos() + Limits.LEASE.toNanos();
        }
        if (publication.savepoint().isPresent()) {
            savepointTick = publication.tick();
            savepoint = publication.savepoint();
        }
    }

    private void attend(Publication oldest, long nowNanos) {
        switch (oldest.answer()) {
            case UNDER_WAY, DONE -> {}
            case FENCED -> fenced = true;
            case UNSENT, FAILED -> retry(oldest, nowNanos, false);
            case GAP, LOST -> retry(oldest, nowNanos, true);
        }
    }

    private void retry(Publication oldest, long nowNanos, boolean forgotten) {
        stalled = true;
        if (!nothingUnderWay() || nowNanos < retryAtNanos) {
            return;
        }
        retryAtNanos = nowNanos + RETRY_NANOS;
        if (!forgotten) {
            send(oldest, nowNanos, true);
        } else if (absent) {
            fenced = true;
        } else if (nowNanos >= restoreAtNanos) {
            restored = true;
            oldest.sending(nowNanos, false);
            publisher.restore(oldest, memory.upTo(oldest.tick() - 1, savepointTick, savepoint));
        }
    }

    private boolean nothingUnderWay() {
        for (Publication publication : waiting) {
            if (publication.answer() == Answer.UNDER_WAY) {
                return false;
            }
        }
        return true;
    }

    private void send(Publication publication, long nowNanos, boolean again) {
        boolean renews = again || !everRenewed || nowNanos - renewedNanos >= RENEW_NANOS;
        if (!everRenewed) {
            leasedUntilNanos = nowNanos + Limits.LEASE.toNanos();
        }
        if (renews) {
            everRenewed = true;
            renewedNanos = nowNanos;
        }
        publication.sending(nowNanos, renews);
        publisher.send(publication);
    }
}
