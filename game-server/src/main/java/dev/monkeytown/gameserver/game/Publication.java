package dev.monkeytown.gameserver.game;

import java.util.List;
import java.util.Optional;

/**
 * One frame on its way out. The loop thread sends it, any thread reports the answer, the loop thread reads it. At most
 * one attempt is under way at a time.
 */
public final class Publication {

    /** What became of an attempt. */
    public enum Answer {
        /** Still to be sent, or to be sent again. */
        UNSENT,
        /** No answer yet. */
        UNDER_WAY,
        /** Published, now or by an earlier attempt. */
        DONE,
        /** Refused: an earlier frame is not there. */
        GAP,
        /** Refused: the game is not known any more. */
        LOST,
        /** Refused: another owner has the game. */
        FENCED,
        /** No answer came; it may or may not be published. */
        FAILED
    }

    private final int tick;
    private final byte[] frame;
    private final Optional<Savepoint> savepoint;
    private final boolean last;
    private boolean renews;
    private long sentNanos;
    private volatile Answer answer = Answer.UNSENT;

    /**
     * Where a successor can begin. The arrays are not to be changed.
     *
     * @param keyframe the encoded state at the tick of the publication
     * @param log the frames since the savepoint before, this one included
     */
    public record Savepoint(byte[] keyframe, List<byte[]> log) {}

    Publication(int tick, byte[] frame, Optional<Savepoint> savepoint, boolean last) {
        this.tick = tick;
        this.frame = frame;
        this.savepoint = savepoint;
        this.last = last;
    }

    public int tick() {
        return tick;
    }

    /** The encoded frame; not to be changed. */
    public byte[] frame() {
        return frame;
    }

    /** Where one is due. */
    public Optional<Savepoint> savepoint() {
        return savepoint;
    }

    /** Whether the attempt under way renews the lease. */
    public boolean renews() {
        return renews;
    }

    /** Whether the game is over with this frame. */
    public boolean last() {
        return last;
    }

    /** Ends the attempt under way. Any thread. */
    public void answered(Answer result) {
        answer = result;
    }

    Answer answer() {
        return answer;
    }

    /** When the attempt under way was made; the answered one, if there is none. */
    long sentNanos() {
        return sentNanos;
    }

    void sending(long nowNanos, boolean renewing) {
        sentNanos = nowNanos;
        renews = renewing;
        answer = Answer.UNDER_WAY;
    }
}
