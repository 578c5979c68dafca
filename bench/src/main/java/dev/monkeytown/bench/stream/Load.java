package dev.monkeytown.bench.stream;

/**
 * What a contender has to deliver: so many games, each to {@link #SEATS} sockets.
 *
 * @param tape that the games play
 */
public record Load(Tape tape, int games) {
    /** Sockets of a game. */
    public static final int SEATS = 8;

    public int sockets() {
        return games * SEATS;
    }
}
