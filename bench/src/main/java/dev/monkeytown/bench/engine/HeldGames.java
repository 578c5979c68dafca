package dev.monkeytown.bench.engine;

import dev.monkeytown.bench.CannotMeasure;
import dev.monkeytown.gameserver.agent.AgentMeters;
import dev.monkeytown.gameserver.agent.Agents;
import dev.monkeytown.gameserver.agent.Coordinator;
import dev.monkeytown.gameserver.agent.Workers;
import dev.monkeytown.gameserver.bus.BusMeters;
import dev.monkeytown.gameserver.bus.FrameBus;
import dev.monkeytown.gameserver.bus.GameLeases;
import dev.monkeytown.gameserver.game.Game;
import dev.monkeytown.gameserver.game.GameEnd;
import dev.monkeytown.gameserver.game.GameListener;
import dev.monkeytown.gameserver.game.GameMeters;
import dev.monkeytown.gameserver.game.GameTicket;
import dev.monkeytown.gameserver.game.Inbox;
import dev.monkeytown.gameserver.game.Past;
import dev.monkeytown.gameserver.loop.LoopMeters;
import dev.monkeytown.gameserver.loop.LoopThreads;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.rules.RuleSets;
import io.lettuce.core.RedisCommandTimeoutException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Games of Banana Brawl full of agents, on a game-server's own loop threads and bus. A game that ends is replaced, its
 * result thrown away. Thread-safe.
 */
final class HeldGames implements GameListener, AutoCloseable {

    static final int SEATS = 12;

    private static final String INSTANCE = "bench";
    private static final int SECONDS = 180;

    /** The first games have all lengths from this one on, so that not all end at once for ever after. */
    private static final int SHORTEST_SECONDS = 60;

    /** How many games a thread is believed to hold before any was measured. */
    private static final int ASSUMED_GAMES = 100;

    private static final int CLAIM_ATTEMPTS = 20;

    private final Difficulty level;
    private final Recorders recorders;
    private final RecordingClock clock;
    private final GameLeases leases;
    private final FrameBus bus;
    private final LoopThreads threads;
    private final GameMeters gameMeters;
    private final Workers workers;
    private final Coordinator coordinator;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService balancer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("balancer").daemon().factory());
    private final AtomicInteger seeds = new AtomicInteger();
    private volatile String trouble = "";
    private int held;

    /** Starts the loop threads; they have nothing to do yet. */
    HeldGames(RedisConnections redis, MeterRegistry registry, Recorders recorders, int loopThreads, Difficulty level) {
        this.level = level;
        this.recorders = recorders;
        this.clock = new RecordingClock(recorders);
        this.leases = new GameLeases(redis, INSTANCE);
        this.bus = new FrameBus(redis, new BusMeters(registry));
        this.gameMeters = new GameMeters(registry);
        this.workers = new Workers(loopThreads);
        this.coordinator = new Coordinator(workers, clock, new AgentMeters(registry));
        this.threads = new LoopThreads(loopThreads, ASSUMED_GAMES, clock, bus::flush, new LoopMeters(registry));
        threads.start();
        var _ = balancer.scheduleAtFixedRate(threads::balance, 1, 1, TimeUnit.SECONDS);
    }

    /** A deadline of the loop threads that was not long ago. */
    long lastDeadlineNanos() {
        return clock.lastDeadlineNanos();
    }

    /** Opens games until so many are held. */
    void grow(int games) {
        while (held < games) {
            open(SHORTEST_SECONDS + held * 7 % (SECONDS - SHORTEST_SECONDS));
            held++;
        }
    }

    /** @throws CannotMeasure if a game ended before its time */
    void check() {
        if (!trouble.isEmpty()) {
            throw new CannotMeasure(trouble);
        }
    }

    @Override
    public void vacated(Game game, int seat, PlayerId player) {
        // Nobody but agents sits here.
    }

    @Override
    public void ended(Game game, GameEnd end) {
        switch (end) {
            case GameEnd.Finished _ -> background.execute(() -> open(SECONDS));
            case GameEnd.Fenced _, GameEnd.HandedOver _ ->
                trouble = "a game was fenced though nobody else could own it";
            case GameEnd.Broken _ -> trouble = "a game's tick threw; the log above says where";
        }
    }

    @Override
    public void close() {
        balancer.shutdownNow();
        background.shutdownNow();
        try {
            threads.stop();
            workers.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Claim(GameId id, long epoch, Instant startedAt) {}

    /** Beyond the capacity Redis answers late, which is to be measured and not to end the measurement. */
    private Claim claim() {
        for (int attempt = 1; ; attempt++) {
            try {
                GameId id = GameId.random();
                Instant now = Instant.now();
                return new Claim(id, leases.claim(id, SEATS, level, now).orElseThrow(), now);
            } catch (RedisCommandTimeoutException e) {
                if (attempt == CLAIM_ATTEMPTS) {
                    throw new CannotMeasure("Redis did not let a game begin in " + attempt + " attempts", e);
                }
            }
        }
    }

    private void open(int seconds) {
        Claim claim = claim();
        int seed = seeds.incrementAndGet();
        GameTicket ticket = new GameTicket(claim.id(), claim.epoch(), INSTANCE, level);
        GameSetup setup = new GameSetup(
                RuleSets.all().getFirst().spec().name(), GameRules.standard().lasting(seconds), SEATS, seed);
        Game game = new Game(
                ticket,
                Past.none(new RecordedSimulation(RuleSets.begin(setup).orThrow(), recorders), claim.startedAt()),
                new Inbox(),
                new Agents(level, seed, coordinator),
                bus.publisher(ticket, SEATS, claim.startedAt()),
                this,
                gameMeters,
                clock,
                InstantSource.system());
        threads.add(new RecordedTicking(game, recorders));
    }
}
