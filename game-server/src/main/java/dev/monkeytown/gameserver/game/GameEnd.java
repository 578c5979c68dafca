package dev.monkeytown.gameserver.game;

/** How a game came to an end on this server. */
public sealed interface GameEnd {

    /** It was played to its end, and its last frame is published. */
    record Finished(FinishedGame game) implements GameEnd {}

    /** Another server owns it now. */
    record Fenced() implements GameEnd {}

    /** Its last frame here named an heir, and is published. */
    record HandedOver() implements GameEnd {}

    /** Its tick threw. */
    record Broken(BrokenGame game) implements GameEnd {}
}
