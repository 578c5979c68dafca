package dev.monkeytown.gateway.home;

import dev.monkeytown.gateway.servers.GameServers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The lobby, at most {@link #FRESH} old. However many visitors come at once, one of them asks the game-servers, for games
 * and ladder at the same time, and the others wait for that answer; a failure is shared the same way. Thread-safe.
 */
final class LobbySource {

    static final Duration FRESH = Duration.ofSeconds(1);

    private static final String NOTICE =
            "The island is waking up: games and ladder will be back in a moment. You can press Play meanwhile.";

    private final GameServers servers;
    private final Executor blocking;
    private final LongSupplier nanoClock;

    private @Nullable Lobby latest;
    private long loadedNanos;

    /**
     * @param blocking runs the two questions; they block
     * @param nanoClock as {@link System#nanoTime()}
     */
    LobbySource(GameServers servers, Executor blocking, LongSupplier nanoClock) {
        this.servers = servers;
        this.blocking = blocking;
        this.nanoClock = nanoClock;
    }

    synchronized Lobby now() {
        Lobby known = latest;
        if (known != null && nanoClock.getAsLong() - loadedNanos < FRESH.toNanos()) {
            return known;
        }
        Lobby loaded = load();
        latest = loaded;
        loadedNanos = nanoClock.getAsLong();
        return loaded;
    }

    private Lobby load() {
        var games = CompletableFuture.supplyAsync(() -> servers.ask("/api/games", LiveGame.Page.class), blocking);
        var ladder = CompletableFuture.supplyAsync(() -> servers.ask("/api/ladder", LadderRow.Page.class), blocking);
        Optional<List<GameCard>> cards =
                games.join().map(page -> page.games().stream().map(GameCard::of).toList());
        Optional<List<LadderRow>> rows = ladder.join().map(LadderRow.Page::ladder);
        String notice = cards.isPresent() && rows.isPresent() ? null : NOTICE;
        return new Lobby(cards.orElse(List.of()), rows.orElse(List.of()), notice);
    }
}
