package dev.monkeytown.simulation;

/** What rides in the log for people and is ignored by the step: who sits where, what was said, who serves the game. */
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
}
