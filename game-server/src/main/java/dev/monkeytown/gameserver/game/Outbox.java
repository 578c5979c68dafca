package dev.monkeytown.gameserver.game;

import dev.monkeytown.gameserver.game.Publication.Answer;
import dev.monkeytown.model.PlayerId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One game's frames that are not known to be published, oldest first. Owned by the loop thread.
 *
 * <p>Frames are sent as they come, without waiting for answers. When the oldest one fails, nothing more is sent until
 * every attempt under way has an answer; then the oldest is tried alone, and only when it is through do the others follow
 * in order. The bus refuses a frame that leaves a gap and recognises one that it already has, so however answers were lost,
 * every frame is published once and in order.
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

    private final FramePublisher publisher;
    private final Supplier<Map<Integer, PlayerId>> persons;
    private final Deque<Publication> waiting = new ArrayDeque<>();
    private boolean stalled;
    private boolean absent;
    private boolean restored;
    private boolean fenced;
    private long retryAtNanos;
    private long settledAtNanos;
    private boolean everSettled;

    Outbox(FramePublisher publisher, Supplier<Map<Integer, PlayerId>> persons) {
        this.publisher = publisher;
        this.persons = persons;
    }

    /** Adds the next frame. */
    void add(Publication publication) {
        waiting.addLast(publication);
        if (!stalled) {
            send(publication);
        }
    }

    /** Looks at the answers and does what follows from them. Once a tick. */
    void settle(long nowNanos) {
        absent |= everSettled && nowNanos - settledAtNanos > MAX_ABSENCE_NANOS;
        everSettled = true;
        settledAtNanos = nowNanos;
        forgetDone();
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

    private void forgetDone() {
        boolean any = false;
        while (!waiting.isEmpty() && waiting.getFirst().answer() == Answer.DONE) {
            waiting.removeFirst();
            any = true;
        }
        if (any) {
            absent = false;
        }
        if (any && stalled && nothingUnderWay()) {
            stalled = false;
            for (Publication publication : waiting) {
                if (publication.answer() != Answer.DONE) {
                    send(publication);
                }
            }
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
            send(oldest);
        } else if (absent) {
            fenced = true;
        } else {
            restored = true;
            oldest.sending();
            publisher.restore(oldest, persons.get());
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

    private void send(Publication publication) {
        publication.sending();
        publisher.send(publication);
    }
}
