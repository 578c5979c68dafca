package dev.monkeytown.swarm.player;

import dev.monkeytown.swarm.wire.Door;
import dev.monkeytown.swarm.wire.Visitor;
import dev.monkeytown.swarm.wire.Visitor.Place;
import dev.monkeytown.swarm.wire.Visitor.Tokens;
import java.io.IOException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Spreads players over more games than they would fill. The matchmaker fills a game before it opens the next one, so every
 * player brings guests along who take a seat and never come: agents play there. Thread-safe; blocks.
 */
final class Companions {
    private static final int USUAL_SEATS = 8;

    /** One player and the guests they bring are seated before the next. */
    private final Lock turn = new ReentrantLock();

    private final Door door;
    private final int players;
    private final int games;
    private int seats;
    private long seatedPlayers;
    private long seatedGuests;

    /** @param games wanted; 0: as many as the matchmaker likes */
    Companions(Door door, int players, int games) {
        this.door = door;
        this.players = players;
        this.games = games;
    }

    Place seat(Visitor visitor, Tokens tokens) throws IOException, InterruptedException {
        if (games == 0) {
            return visitor.play(tokens.apiToken());
        }
        turn.lockInterruptibly();
        try {
            Place place = visitor.play(tokens.apiToken());
            seatedPlayers++;
            for (long due = guestsDue(); seatedGuests < due; seatedGuests++) {
                Visitor guest = new Visitor(door, "Swarm guest");
                guest.play(guest.tokens().apiToken());
            }
            return place;
        } finally {
            turn.unlock();
        }
    }

    /** How many guests there should be with so many players seated, so that all together fill the games. */
    private long guestsDue() throws IOException, InterruptedException {
        if (seats == 0) {
            int told = door.seatsOfAGame();
            seats = told > 0 ? told : USUAL_SEATS;
        }
        return Math.max(0, seatedPlayers * games * seats / players - seatedPlayers);
    }
}
