package dev.monkeytown.simulation;

/** Caps of the simulation and its codecs. Each says what happens when it is reached. */
public final class SimulationLimits {

    /**
     * What a state means: its bytes, and what a step makes of it. Raised by one with every change of either, also where old
     * bytes could still be read; a game is gone on with only by servers of the same format, and by no others.
     */
    public static final int FORMAT = 1;

    /** Seats in a game (four bits on the wire). A setup with more is refused. */
    public static final int MAX_SEATS = 16;

    /** Commands in one frame. The owner of a game leaves further ones in its inbox for the next tick; a frame with more is malformed. */
    public static final int MAX_COMMANDS = 96;

    /** Annotations in one frame. The owner leaves further ones for the next tick; a frame with more is malformed. */
    public static final int MAX_ANNOTATIONS = 48;

    /** UTF-8 bytes of one text on the wire (names, chat). Longer ones are refused where they enter. */
    public static final int MAX_TEXT_BYTES = 640;

    /** Bytes of a keyframe's state. A longer one is malformed. */
    public static final int MAX_STATE_BYTES = 32 * 1024;

    /** Bytes of one encoded frame. A longer one is malformed. */
    public static final int MAX_FRAME_BYTES = 48 * 1024;

    /** Frames in a game's log: ten minutes at 60 a second and some air. A longer log is malformed. */
    public static final int MAX_LOG_FRAMES = 40_000;

    /** Unacknowledged inputs that one message repeats. The client drops the oldest beyond. */
    public static final int MAX_INPUTS_PER_MESSAGE = 12;

    /** Events one step can report. Further ones of the same step are not reported; the state is not affected. */
    public static final int MAX_EVENTS_PER_STEP = 96;

    private SimulationLimits() {}
}
