package dev.monkeytown.gameserver.hosting;

import dev.monkeytown.gameserver.bus.FrameBus;
import dev.monkeytown.gameserver.bus.GameLeases;
import dev.monkeytown.gameserver.bus.InputSubscriptions;
import dev.monkeytown.gameserver.bus.SeatReservations;
import dev.monkeytown.gameserver.game.BrokenGame;
import dev.monkeytown.gameserver.game.FinishedGame;
import dev.monkeytown.gameserver.game.Game;
import dev.monkeytown.gameserver.game.GameEnd;
import dev.monkeytown.gameserver.game.GameListener;
import dev.monkeytown.gameserver.game.GameTicket;
import dev.monkeytown.gameserver.loop.Ticker;
import dev.monkeytown.gameserver.takeover.Adoption;
import dev.monkeytown.gameserver.takeover.Estate;
import dev.monkeytown.gameserver.takeover.Inheritance;
import dev.monkeytown.gameserver.takeover.TakeoverMeters;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.PlayerId;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The games that run here. Thread-safe; {@link #open} and {@link #takeOver} block for some milliseconds, nothing else does. */
public final class GameHost implements GameListener, Adoption, Inheritance, Estate {

    /** What an opened game has to show within this time: its first frame on the bus. */
    static final Duration OPENING_PATIENCE = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(GameHost.class);

    private final GameFactory factory;
    private final GameLeases leases;
    private final FrameBus bus;
    private final InputSubscriptions inputs;
    private final SeatReservations reservations;
    private final Ticker threads;
    private final LiveGames directory;
    private final Executor background;
    private final Consumer<FinishedGame> results;
    private final HostMeters meters;
    private final Arrivals arrivals;
    private final Capacity capacity;
    private final BrokenGames brokenGames;
    private final Map<GameId, Game> games = new ConcurrentHashMap<>();
    private volatile boolean draining;

    /**
     * @param background runs what may block, in any order
     * @param results takes finished games; must not block
     */
    GameHost(
            GameFactory factory,
            GameLeases leases,
            FrameBus bus,
            InputSubscriptions inputs,
            SeatReservations reservations,
            Ticker threads,
            LiveGames directory,
            Capacity capacity,
            BrokenGames brokenGames,
            Executor background,
            Consumer<FinishedGame> results,
            HostMeters meters,
            TakeoverMeters takeovers) {
        this.factory = factory;
        this.leases = leases;
        this.bus = bus;
        this.inputs = inputs;
        this.reservations = reservations;
        this.threads = threads;
        this.directory = directory;
        this.capacity = capacity;
        this.brokenGames = brokenGames;
        this.background = background;
        this.results = results;
        this.meters = meters;
        this.arrivals =
                new Arrivals(factory, leases, bus, inputs, capacity, takeovers, this, games::containsKey, this::goOn);
    }

    /**
     * Opens a game full of agents and waits until it is on the bus.
     *
     * @return the game; empty if this server holds as many as it may
     * @throws RedisException if the bus does not answer
     */
    public Optional<Game> open() {
        if (draining || !capacity.take()) {
            return Optional.empty();
        }
        Optional<Game> begun = Optional.empty();
        try {
            Game game = begin(GameId.random());
            begun = Optional.of(game);
            awaitFirstFrame(game);
            directory.offer(game);
            return begun;
        } finally {
            if (begun.isEmpty()) {
                capacity.giveBack();
            }
        }
    }

    /** A game that runs here. */
    public Optional<Game> game(GameId id) {
        return Optional.ofNullable(games.get(id));
    }

    /** The games that run here. */
    public Collection<Game> games() {
        return List.copyOf(games.values());
    }

    @Override
    public int capacity() {
        return draining ? games.size() : capacity.total();
    }

    @Override
    public void drain() {
        draining = true;
        try {
            directory.closeAll(games());
        } catch (RedisException e) {
            log.warn("Newcomers may still be sent to this server's games: {}", e.getMessage());
        }
    }

    /** Gives all games back, which are ticked no more, for other servers to go on with. Blocks. */
    void giveBack() {
        List<GameTicket> owned = games.values().stream().map(Game::ticket).toList();
        if (owned.isEmpty()) {
            return;
        }
        try {
            bus.giveBack(owned);
            log.info("Gave {} games back", owned.size());
        } catch (RedisException e) {
            log.warn("{} games were not given back, their leases run out: {}", owned.size(), e.getMessage());
        }
    }

    @Override
    public void vacated(Game game, int seat, PlayerId player) {
        inBackground("giving a seat back", game.id(), () -> reservations.release(game.id(), seat, player));
    }

    @Override
    public boolean hosts(GameId id) {
        return games.containsKey(id) || arrivals.has(id);
    }

    @Override
    public boolean takePlace(boolean urgent) {
        return !draining && (urgent ? capacity.takeUrgently() : capacity.take());
    }

    @Override
    public boolean takeOver(GameId id) {
        return arrivals.takeOver(id);
    }

    @Override
    public boolean prepare(GameId id, UUID handover) {
        return takePlace(false) && arrivals.prepare(id, handover);
    }

    @Override
    public boolean inherit(GameId id) {
        return arrivals.inherit(id);
    }

    @Override
    public void forget(GameId id, UUID handover) {
        arrivals.forget(id, handover);
    }

    @Override
    public List<GameId> running() {
        record Running(GameId id, int persons, Instant startedAt) {} // the order must not change while it is made
        return games.values().stream()
                .map(game -> new Running(game.id(), game.snapshot().personsConnected(), game.startedAt()))
                .sorted(Comparator.comparingInt(Running::persons)
                        .thenComparing(Running::startedAt, Comparator.reverseOrder()))
                .map(Running::id)
                .toList();
    }

    @Override
    public Optional<CompletableFuture<Boolean>> bequeath(GameId id, String heir, UUID handover) {
        return game(id).map(game -> {
            game.bequeath(heir, handover);
            return game.ended().thenApply(GameEnd.HandedOver.class::isInstance);
        });
    }

    @Override
    public boolean keep(GameId id, UUID handover) {
        return game(id).filter(game -> game.keep(handover)).isPresent();
    }

    @Override
    public void ended(Game game, GameEnd end) {
        if (!games.remove(game.id(), game)) {
            return;
        }
        capacity.giveBack();
        inputs.close(game.id(), game.inbox());
        switch (end) {
            case GameEnd.Finished(FinishedGame finished) -> {
                log.atInfo().addKeyValue("gameId", game.id()).log("Game over after {} ticks", finished.ticks());
                results.accept(finished);
            }
            case GameEnd.Broken(BrokenGame broken) -> {
                background.execute(() -> brokenGames.keep(broken));
                inBackground("ending a game that broke", game.id(), () -> leases.end(game.id(), broken.epoch()));
            }
            case GameEnd.Fenced() -> directory.forget(game.id());
            case GameEnd.HandedOver() -> {
                directory.forget(game.id());
                log.atInfo().addKeyValue("gameId", game.id()).log("Game left here at tick {}", game.tick());
            }
        }
    }

    /** Claims a new game and begins to tick it; a place was taken for it. Blocks. */
    Game begin(GameId id) {
        Game game = factory.create(id, leases, bus, this);
        inputs.open(id, game.inbox());
        add(game);
        meters.started();
        log.atInfo().addKeyValue("gameId", id).log("Game opened with {} seats", factory.seats());
        return game;
    }

    private void add(Game game) {
        list(game);
        threads.add(game);
    }

    private void goOn(Game game) {
        list(game);
        threads.addAtOnce(game);
    }

    private void list(Game game) {
        directory.expect(game.id());
        games.put(game.id(), game);
    }

    private static void awaitFirstFrame(Game game) {
        try {
            game.opened().get(OPENING_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new RedisException("the first frame of game " + game.id() + " was not published in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisException("interrupted while a game was opened", e);
        }
    }

    /** For what a game asks for on its loop thread; if it fails, the keys' time to live cleans up in its stead. */
    private void inBackground(String what, GameId id, Runnable work) {
        background.execute(() -> {
            try {
                work.run();
            } catch (RedisException e) {
                log.atWarn().addKeyValue("gameId", id).log("{} failed: {}", what, e.getMessage());
            }
        });
    }
}
