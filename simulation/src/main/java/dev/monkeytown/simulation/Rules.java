package dev.monkeytown.simulation;

/** How one kind of game is played. Stateless: one instance serves every game and thread. */
public interface Rules {

    /** What these rules say about themselves. */
    GameSpec spec();

    /**
     * Makes a game at tick 0, a pure function of the setup.
     *
     * @throws IllegalArgumentException if the setup names other rules or a number of seats these rules do not allow
     */
    Simulation create(GameSetup setup);
}
