package dev.monkeytown.gameserver.hosting;

import dev.monkeytown.gameserver.agent.AgentMeters;
import dev.monkeytown.gameserver.agent.Coordinator;
import dev.monkeytown.gameserver.agent.Repertoire;
import dev.monkeytown.gameserver.agent.Workers;
import dev.monkeytown.gameserver.behaviour.PinnedBehaviors;
import dev.monkeytown.gameserver.bus.FrameBus;
import dev.monkeytown.gameserver.bus.GameLeases;
import dev.monkeytown.gameserver.bus.HandoverMail;
import dev.monkeytown.gameserver.bus.Hosts;
import dev.monkeytown.gameserver.game.Game;
import dev.monkeytown.gameserver.game.GameMeters;
import dev.monkeytown.gameserver.game.Worlds;
import dev.monkeytown.gameserver.loop.LoopMeters;
import dev.monkeytown.gameserver.loop.LoopThreads;
import dev.monkeytown.gameserver.loop.NanoClock;
import dev.monkeytown.gameserver.takeover.Handovers;
import dev.monkeytown.gameserver.takeover.Heirs;
import dev.monkeytown.gameserver.takeover.TakeoverMeters;
import dev.monkeytown.gameserver.takeover.Watch;
import dev.monkeytown.model.bus.InstanceBeat;
import dev.monkeytown.model.game.GameConfig;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.platform.resilience.Resilience;
import dev.monkeytown.simulation.agent.Difficulty;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import tools.jackson.databind.json.JsonMapper;

/** What of a game-server holds games, without the web and the database: started by hand, and ended as by a kill. */
public final class HostedGames {

    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService watching = Executors.newSingleThreadScheduledExecutor();
    private final Workers workers = new Workers(1);
    private final int most;
    private volatile List<Heirs.Heir> heirs = List.of();
    private volatile Repertoire behaviours = Repertoire.shipped();
    private final LoopThreads threads;
    private final GameHost host;
    private final Pulse pulse;
    private final Watch watch;
    private final Handovers handovers;

    /**
     * @param seconds length of its games
     * @param most games it may hold
     */
    public HostedGames(
            String instance,
            RedisConnections redis,
            MeterRegistry registry,
            int seats,
            int seconds,
            int most,
            Worlds worlds,
            List<String> others,
            Path brokenGames,
            long seed) {
        GameConfig config = GameConfig.standard(seats, seconds, Difficulty.MEDIUM);
        this.most = most;
        NanoClock clock = NanoClock.system();
        FrameBus bus = Hosts.bus(redis, registry);
        LoopMeters loopMeters = new LoopMeters(registry);
        GameMeters gameMeters = new GameMeters(registry);
        TakeoverMeters takeovers = new TakeoverMeters(registry);
        GameLeases leases = new GameLeases(redis, instance);
        LiveGames directory = new LiveGames(
                redis, new Resilience(registry), new JsonMapper(), InstantSource.system(), instance, "banana-brawl");
        GameFactory factory = new GameFactory(
                config,
                worlds,
                new PinnedBehaviors(redis, new JsonMapper(), () -> behaviours),
                instance,
                gameMeters,
                new Coordinator(workers, clock, new AgentMeters(registry)),
                clock,
                InstantSource.system(),
                new Random(seed));
        threads = new LoopThreads(2, GameProperties.GAMES_PER_THREAD, clock, bus::flush, loopMeters);
        host = new GameHost(
                factory,
                leases,
                bus,
                Hosts.inputs(redis, clock, gameMeters, registry),
                Hosts.reservations(redis),
                threads,
                directory,
                new Capacity(most, threads::load),
                new BrokenGames(brokenGames),
                background,
                finished -> {},
                new HostMeters(registry),
                takeovers);
        pulse = new Pulse(
                host,
                threads,
                directory,
                redis,
                loopMeters,
                () -> InstanceBeat.Status.UP,
                () -> true,
                new JsonMapper(),
                InstantSource.system(),
                instance,
                "game-server");
        watch = new Watch(leases, host, () -> others, background, clock, instance, takeovers);
        HandoverMail mail = new HandoverMail(redis, instance);
        handovers = new Handovers(
                host, host, () -> heirs, mail, background, clock, 4, UUID::randomUUID, instance, takeovers);
        mail.listen(handovers::heard);
    }

    public HostedGames start() {
        threads.start();
        pulse.start();
        var unused = watching.scheduleWithFixedDelay(watch::look, 0, 25, TimeUnit.MILLISECONDS);
        return this;
    }

    /** Starts, and waits until it would take games over. */
    HostedGames startSteady() {
        start();
        Awaitility.await().until(watch::steady);
        return this;
    }

    /** Games that it opens from now on begin with these. */
    void teach(Repertoire learnt) {
        behaviours = learnt;
    }

    /** Tells it of others, as their heartbeats would. */
    void meet(Heirs.Heir... others) {
        heirs = List.of(others);
    }

    Handovers handovers() {
        return handovers;
    }

    /** Told to end: hands over what it can. */
    Handovers.Round handOver() {
        host.drain();
        Handovers.Round round = handovers.round();
        while (round == Handovers.Round.TRIED) {
            round = handovers.round();
        }
        return round;
    }

    public GameHost host() {
        return host;
    }

    public List<Game> openAll() {
        List<Game> games = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            games.add(host.open().orElseThrow(() -> new AssertionError("full with " + games.size() + " games")));
        }
        return games;
    }

    /** From one moment to the next nothing is ticked, renewed or claimed any more; what the games were about is not said. */
    public void die() throws InterruptedException {
        watching.shutdownNow();
        threads.stop();
        background.shutdown();
        workers.close();
    }

    /** Ends in order. */
    public void stop() throws InterruptedException {
        watching.shutdownNow();
        pulse.close();
        threads.stop();
        host.giveBack();
        background.shutdown();
        workers.close();
    }
}
