package dev.monkeytown.swarm.player;

/**
 * Is told what each client of the frames dialect sees, message by message: for tools that judge a platform by it. Called on
 * the swarm's event loops, one client always on one of them at a time; must not block. Times are of {@link System#nanoTime}.
 */
public interface Witness {

    /** Wants to know nothing. */
    Witness NOBODY = new Witness() {};

    /** A frame that continued what the client had. */
    default void frame(int client, String gameId, long epoch, int tick, long nanos) {}

    /** A frame that did not: its tick is one that the client had already, or there is a gap before it. */
    default void stray(int client, String gameId, long epoch, int tick, long nanos) {}

    /** A state from which the client goes on. */
    default void keyframe(int client, String gameId, long epoch, int tick, long nanos) {}

    /** The frame of this tick carried an input of the client's seat: it counts, and may never be undone. */
    default void acknowledged(int client, String gameId, long epoch, int tick, int sequence) {}

    /** The client had the last frame of the game. */
    default void finished(int client, String gameId) {}

    /**
     * The client's socket is gone although it did not want that.
     *
     * @param code of the close, 1006 if there was none
     */
    default void closed(int client, int code, long nanos) {}
}
