package dev.monkeytown.gameserver.game;

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
    private final Optional<byte[]> keyframe;
    private final boolean last;
    private volatile Answer answer = Answer.UNSENT;

    Publication(int tick, byte[] frame, Optional<byte[]> keyframe, boolean last) {
        this.tick = tick;
        this.frame = frame;
        this.keyframe = keyframe;
        this.last = last;
    }

    public int tick() {
        return tick;
    }

    /** The encoded frame; not to be changed. */
    public byte[] frame() {
        return frame;
    }

    /** The encoded state at this tick, where one is due. */
    public Optional<byte[]> keyframe() {
        return keyframe;
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

    void sending() {
        answer = Answer.UNDER_WAY;
    }
}
