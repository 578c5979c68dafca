package dev.monkeytown.simulation;

/**
 * What rides in the log for people and their clients and is ignored by the step: who sits where, what was said, who
 * serves the game, how early inputs come.
 */
public sealed interface Annotation {

    /**
     * From this tick on the seat is held by this player or agent.
     *
     * @param playerId stable identity, at most 64 characters
     * @param agent whether a program decides for the seat now
     * @param character name of the figure to draw, for example {@code gus} or {@code human}
     */
    record Seated(int seat, String playerId, String name, boolean agent, String character) implements Annotation {}

    /** Nobody holds the seat any more. */
    record Vacated(int seat) implements Annotation {}

    /** The holder of a seat said something. */
    record Chat(int seat, String text) implements Annotation {}

    /** From this tick on the named instance owns the game. */
    record Served(String instance) implements Annotation {}

    /**
     * How early the inputs of a person's seat have come lately: the smallest slack of any input that was applied since the
     * last report. Positive, it waited that long for the tick it was meant for; negative, it came that much too late.
     *
     * @param quarterMillis quarters of a millisecond, {@link #LEAST} to {@link #MOST}; what lies beyond is told as the nearest
     */
    record Slack(int seat, int quarterMillis) implements Annotation {

        /** The smallest slack that can be told, 32 ms too late. */
        public static final int LEAST = -128;

        /** The greatest slack that can be told, not quite 32 ms too early. */
        public static final int MOST = 127;

        public Slack {
            quarterMillis = Math.max(LEAST, Math.min(MOST, quarterMillis));
        }
    }
}
