package dev.monkeytown.gameserver.matchmaking;

import dev.monkeytown.gameserver.bus.SeatReservations;
import dev.monkeytown.gameserver.bus.SeatReservations.Reservation;
import dev.monkeytown.gameserver.fleet.Elsewhere;
import dev.monkeytown.gameserver.game.Game;
import dev.monkeytown.gameserver.hosting.GameHost;
import dev.monkeytown.gameserver.session.Sessions;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.SessionId;
import dev.monkeytown.model.game.PlayerSession;
import dev.monkeytown.platform.resilience.Dependency;
import dev.monkeytown.platform.resilience.Resilience;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** Seats newcomers. Thread-safe; blocks, and fails as {@code Sessions} do if Redis does not answer. */
public final class Matchmaker {

    /** Who wants to play. */
    public record Newcomer(PlayerId player, SessionId session, String name) {}

    private static final List<Integer> ONLY_THE_ONE_HELD = List.of();

    /** Held while a game is looked for and opened, so that a crowd that comes at once shares the game that the first one opens. */
    private final Lock searching = new ReentrantLock();

    private final Sessions sessions;
    private final OpenGames openGames;
    private final SeatReservations reservations;
    private final Resilience resilience;
    private final GameHost host;
    private final Elsewhere elsewhere;
    private final BiConsumer<PlayerId, String> seated;

    /** @param seated hears of every player that got a seat, with the name; must not block */
    Matchmaker(
            Sessions sessions,
            OpenGames openGames,
            SeatReservations reservations,
            Resilience resilience,
            GameHost host,
            Elsewhere elsewhere,
            BiConsumer<PlayerId, String> seated) {
        this.sessions = sessions;
        this.openGames = openGames;
        this.reservations = reservations;
        this.resilience = resilience;
        this.host = host;
        this.elsewhere = elsewhere;
        this.seated = seated;
    }

    /** A seat in any game of the mode: the one already held if its game still runs. */
    public Placement play(Newcomer newcomer, String mode) {
        Optional<GameId> current =
                sessions.find(newcomer.session()).flatMap(session -> Optional.ofNullable(session.gameId()));
        if (current.isPresent()
                && take(newcomer, mode, current.get(), ONLY_THE_ONE_HELD) instanceof Placement.Placed back) {
            return back;
        }
        searching.lock();
        try {
            return search(newcomer, mode);
        } finally {
            searching.unlock();
        }
    }

    /** A seat in this game. */
    public Placement join(Newcomer newcomer, String mode, GameId game) {
        return take(newcomer, mode, game, order(game, openGames.seats(game)));
    }

    private Placement search(Newcomer newcomer, String mode) {
        for (OpenGames.Candidate candidate : openGames.candidates(mode)) {
            List<Integer> order = order(candidate.game(), candidate.seats());
            if (take(newcomer, mode, candidate.game(), order) instanceof Placement.Placed placed) {
                return placed;
            }
        }
        Optional<GameId> opened = host.open().map(Game::id).or(elsewhere::open);
        return opened.map(game -> take(newcomer, mode, game, order(game, openGames.seats(game))))
                .orElseGet(Placement.NoRoom::new);
    }

    private Placement take(Newcomer newcomer, String mode, GameId game, List<Integer> order) {
        return switch (reserve(game, newcomer, order)) {
            case Reservation.Gone() -> new Placement.UnknownGame();
            case Reservation.Full() -> new Placement.GameFull();
            case Reservation.Reserved(int seat) -> {
                sessions.keep(
                        newcomer.session(), new PlayerSession(newcomer.player(), newcomer.name(), game, seat, mode));
                seated.accept(newcomer.player(), newcomer.name());
                yield new Placement.Placed(game, seat);
            }
        };
    }

    /** May be repeated: who has got a seat gets the same one again. */
    private Reservation reserve(GameId game, Newcomer newcomer, List<Integer> order) {
        return resilience.call(Dependency.REDIS_GENERAL, () -> reservations.reserve(game, newcomer.player(), order));
    }

    /** Agents with little first, where the scores are known because the game runs here. */
    private List<Integer> order(GameId id, int seats) {
        return host.game(id)
                .map(game -> game.snapshot().joinOrder())
                .orElseGet(() -> IntStream.range(0, seats).boxed().toList());
    }
}
