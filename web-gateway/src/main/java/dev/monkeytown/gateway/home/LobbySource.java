package dev.monkeytown.gateway.home;

import dev.monkeytown.gateway.servers.GameServers;
import dev.monkeytown.gateway.servers.Recent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/** The lobby, as recent as all that is asked of game-servers: games and ladder are asked for at the same time. Thread-safe. */
final class LobbySource {

    private static final String NOTICE =
            "The island is waking up: games and ladder will be back in a moment. You can press Play meanwhile.";

    private final GameServers servers;
    private final Executor blocking;
    private final Recent<Lobby> recent;

    /**
     * @param blocking runs the two questions; they block
     * @param nanoClock as {@link System#nanoTime()}
     */
    LobbySource(GameServers servers, Executor blocking, LongSupplier nanoClock) {
        this.servers = servers;
        this.blocking = blocking;
        this.recent = new Recent<>(this::load, nanoClock);
    }

    Lobby now() {
        return recent.now();
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
