package dev.monkeytown.swarm.player;

import dev.monkeytown.swarm.wire.Visitor;
import dev.monkeytown.swarm.wire.Visitor.Place;
import dev.monkeytown.swarm.wire.Visitor.Tokens;
import java.io.IOException;
import tools.jackson.core.JacksonException;

/**
 * A player's way in over HTTP: tokens, and a seat in a game or a game to look at, asked for until there are some. Used by one
 * virtual thread at a time; every call blocks.
 */
final class Entrance {

    /** Where it leads. */
    record Admission(Place place, Tokens tokens) {}

    private interface Request<T> {
        T answer() throws IOException, InterruptedException;
    }

    private final Crowd crowd;
    private final Visitor visitor;
    private final boolean watcher;

    Entrance(Crowd crowd, Visitor visitor, boolean watcher) {
        this.crowd = crowd;
        this.visitor = visitor;
        this.watcher = watcher;
    }

    /** A game. */
    Admission game() throws InterruptedException {
        return untilAnswered("a player cannot get into a game", () -> {
            Tokens tokens = visitor.tokens();
            return new Admission(watcher ? crowd.anyGame() : crowd.seat(visitor, tokens), tokens);
        });
    }

    /** Tokens for another socket. */
    Tokens tokens() throws InterruptedException {
        return untilAnswered("a player gets no tokens", visitor::tokens);
    }

    private <T> T untilAnswered(String complaint, Request<T> request) throws InterruptedException {
        for (int failures = 0; ; failures++) {
            try {
                return request.answer();
            } catch (IOException | JacksonException trouble) {
                crowd.notice(complaint + ": " + trouble.getMessage());
                Thread.sleep(Backoff.ms(failures));
            }
        }
    }
}
