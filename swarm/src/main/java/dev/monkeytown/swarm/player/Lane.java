package dev.monkeytown.swarm.player;

import dev.monkeytown.swarm.measure.Tally;
import io.netty.channel.EventLoop;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** An event loop with the games that are played on it and what it has counted. Owned by the loop's thread. */
final class Lane {
    private final EventLoop loop;
    private final Consumer<String> notices;
    private final Map<String, SharedGame> games = new HashMap<>();
    private Tally tally = new Tally();
    private Tally spare = new Tally();
    private int connected;
    private int playing;

    Lane(EventLoop loop, Consumer<String> notices) {
        this.loop = loop;
        this.notices = notices;
    }

    EventLoop loop() {
        return loop;
    }

    Tally tally() {
        return tally;
    }

    /** Says something once. */
    void notice(String text) {
        notices.accept(text);
    }

    SharedGame enter(String gameId) {
        SharedGame game = games.computeIfAbsent(gameId, id -> new SharedGame(this, id));
        game.clients++;
        return game;
    }

    /** A game that somebody entered. */
    SharedGame game(String gameId) {
        return java.util.Objects.requireNonNull(games.get(gameId));
    }

    void leave(SharedGame game) {
        if (--game.clients == 0) {
            games.remove(game.id());
        }
    }

    int games() {
        return games.size();
    }

    void connected(int more) {
        connected += more;
    }

    int connected() {
        return connected;
    }

    void playing(int more) {
        playing += more;
    }

    int playing() {
        return playing;
    }

    /** Adds to the sum what was counted since the last time. */
    void handOver(Tally sum) {
        Tally full = tally;
        spare.clear();
        tally = spare;
        spare = full;
        sum.add(full);
    }
}
