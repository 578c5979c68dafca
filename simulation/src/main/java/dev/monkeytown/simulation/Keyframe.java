package dev.monkeytown.simulation;

import java.util.List;

/**
 * A full state: enough to go on with a game, or join it, without any frame before it.
 *
 * @param epoch the ownership under which it was published
 * @param tick the tick the state stands at
 * @param setup how the game began
 * @param roster who sits where
 * @param state what {@link Simulation#write} wrote; not to be changed by anyone
 */
public record Keyframe(long epoch, int tick, GameSetup setup, List<Annotation.Seated> roster, byte[] state) {

    public Keyframe {
        roster = List.copyOf(roster);
    }
}
