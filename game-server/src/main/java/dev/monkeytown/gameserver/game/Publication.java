package dev.monkeytown.gameserver.game;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
    private final Optional<Bequest> bequest;
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

    /**
     * What the heir of a game is left with the last frame of the owner before.
     *
     * @param heir the instance
     * @param handover the one that the heir agreed to
     * @param waiting an inbox payload of what is not done yet; not to be changed
     */
    public record Bequest(String heir, UUID handover, byte[] waiting) {}

    Publication(int tick, byte[] frame, Optional<Savepoint> savepoint, boolean last) {
        this(tick, frame, savepoint, last, Optional.empty());
    }

    Publication(int tick, byte[] frame, Optional<Savepoint> savepoint, boolean last, Optional<Bequest> bequest) {
        this.tick = tick;
        this.frame = frame;
        this.savepoint = savepoint;
        this.last = last;
        this.bequest = bequest;
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

    /** To whom the game goes with this frame; if there is somebody, there is a savepoint, too, and the lease is not renewed. */
    public Optional<Bequest> bequest() {
        return bequest;
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
