package dev.monkeytown.gameserver.hosting;

import dev.monkeytown.gameserver.agent.AgentMeters;
import dev.monkeytown.gameserver.agent.Coordinator;
import dev.monkeytown.gameserver.agent.Repertoire;
import dev.monkeytown.gameserver.agent.Thinkers;
import dev.monkeytown.gameserver.behaviour.PinnedBehaviors;
import dev.monkeytown.gameserver.bus.BusMeters;
import dev.monkeytown.gameserver.bus.FrameBus;
import dev.monkeytown.gameserver.bus.GameLeases;
import dev.monkeytown.gameserver.bus.HandoverMail;
import dev.monkeytown.gameserver.bus.InputSubscriptions;
import dev.monkeytown.gameserver.bus.SeatReservations;
import dev.monkeytown.gameserver.game.Game;
import dev.monkeytown.gameserver.game.GameMeters;
import dev.monkeytown.gameserver.loop.LoopLoad;
import dev.monkeytown.gameserver.loop.NanoClock;
import dev.monkeytown.gameserver.loop.Ticker;
import dev.monkeytown.gameserver.takeover.Heirs.Heir;
import dev.monkeytown.gameserver.takeover.Peers;
import dev.monkeytown.gameserver.takeover.SimulatedHandovers;
import dev.monkeytown.gameserver.takeover.SimulatedHandovers.Waiting;
import dev.monkeytown.gameserver.takeover.TakeoverMeters;
import dev.monkeytown.gameserver.takeover.Watch;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.game.GameConfig;
import dev.monkeytown.platform.redis.Redis;
import dev.monkeytown.platform.resilience.Resilience;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.rules.RuleSets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * What of a game-server runs, leases, publishes and takes over games, put together as in the service and driven from
 * outside. Used by one thread.
 */
public final class SimulatedHost {

    private static final int MOST_GAMES = 4;
    private static final int SEATS = 2;
    private static final int GAME_SECONDS = 600;
    private static final long GAME_COST_NANOS = 100_000;

    /** Counts nothing: no registry is in it. */
    private static final MeterRegistry REGISTRY = new CompositeMeterRegistry();

    private static final GameMeters GAME_METERS = new GameMeters(REGISTRY);
    private static final BusMeters BUS_METERS = new BusMeters(REGISTRY);
    private static final AgentMeters AGENT_METERS = new AgentMeters(REGISTRY);
    private static final TakeoverMeters TAKEOVER_METERS = new TakeoverMeters(REGISTRY);
    private static final HostMeters HOST_METERS = new HostMeters(REGISTRY);
    private static final Resilience RESILIENCE = new Resilience(REGISTRY);
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final GameConfig CONFIG = GameConfig.standard(SEATS, GAME_SECONDS, Difficulty.EASY);

    private final FrameBus bus;
    private final GameHost host;
    private final Watch watch;
    private final SimulatedHandovers handovers;

    /**
     * @param threads takes what is to be ticked
     * @param background runs what may block
     * @param others instances that could take games
     */
    public SimulatedHost(
            String instance,
            Redis redis,
            NanoClock clock,
            InstantSource wallClock,
            Ticker threads,
            Executor background,
            Peers others,
            RandomGenerator seeds,
            Waiting waiting) {
        bus = new FrameBus(redis, BUS_METERS);
        GameLeases leases = new GameLeases(redis, instance);
        GameFactory factory = new GameFactory(
                CONFIG,
                setup -> RuleSets.begin(setup).orThrow(),
                new PinnedBehaviors(redis, MAPPER, Repertoire::shipped),
                instance,
                GAME_METERS,
                new Coordinator(Thinkers.AT_ONCE, clock, AGENT_METERS),
                clock,
                wallClock,
                seeds);
        host = new GameHost(
                factory,
                leases,
                bus,
                new InputSubscriptions(redis, clock, GAME_METERS, BUS_METERS),
                new SeatReservations(redis),
                threads,
                new LiveGames(redis, RESILIENCE, MAPPER, wallClock, instance, "banana-brawl"),
                new Capacity(MOST_GAMES, () -> new LoopLoad(0, List.of(0L), GAME_COST_NANOS)),
                new BrokenGames(Path.of(System.getProperty("java.io.tmpdir"), "monkeytown-simulated-broken")),
                background,
                finished -> {},
                HOST_METERS,
                TAKEOVER_METERS);
        watch = new Watch(leases, host, others, background, clock, instance, TAKEOVER_METERS);
        handovers = new SimulatedHandovers(
                host,
                () -> others.withRoom().stream()
                        .map(each -> new Heir(each, 0, MOST_GAMES))
                        .toList(),
                new HandoverMail(redis, instance),
                background,
                clock,
                () -> new UUID(seeds.nextLong(), seeds.nextLong()),
                instance,
                TAKEOVER_METERS,
                waiting);
    }

    /** Begins a game. Blocks. */
    public Game open(GameId id) {
        if (!host.takePlace(false)) {
            throw new IllegalStateException("no place for a game");
        }
        return host.begin(id);
    }

    /** Looks for orphans once. Blocks. */
    public void look() {
        watch.look();
    }

    /** Whether it would take what it finds. */
    public boolean steady() {
        return watch.steady();
    }

    /** Writes what the loop has sent. */
    public void flush() {
        bus.flush();
    }

    /** Hears what other servers have to say about handovers. Blocks. */
    public void listen() {
        handovers.listen();
    }

    /** Hands its games to others as long as any takes them; they are ticked meanwhile. Returns how many went. Blocks. */
    public int handOver() {
        return handovers.handOverAll();
    }

    /** Once a second: gives up what was to come and did not. */
    public void forgetLate() {
        handovers.forgetLate();
    }

    /** Gives all games back, as at the end of a service; they are ticked no more. Blocks. */
    public void giveBack() {
        host.drain();
        host.giveBack();
    }

    /** Whether a game runs here. */
    public boolean hosts(GameId id) {
        return host.hosts(id);
    }
}
