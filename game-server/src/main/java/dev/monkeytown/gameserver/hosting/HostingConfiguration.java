package dev.monkeytown.gameserver.hosting;

import dev.monkeytown.gameserver.agent.AgentMeters;
import dev.monkeytown.gameserver.agent.Coordinator;
import dev.monkeytown.gameserver.agent.Workers;
import dev.monkeytown.gameserver.behaviour.PinnedBehaviors;
import dev.monkeytown.gameserver.behaviour.WrittenNotes;
import dev.monkeytown.gameserver.bus.FrameBus;
import dev.monkeytown.gameserver.bus.GameLeases;
import dev.monkeytown.gameserver.bus.InputSubscriptions;
import dev.monkeytown.gameserver.bus.SeatReservations;
import dev.monkeytown.gameserver.game.FinishedGame;
import dev.monkeytown.gameserver.game.GameMeters;
import dev.monkeytown.gameserver.loop.LoopMeters;
import dev.monkeytown.gameserver.loop.LoopThreads;
import dev.monkeytown.gameserver.loop.NanoClock;
import dev.monkeytown.gameserver.takeover.HandoverSettings;
import dev.monkeytown.gameserver.takeover.TakeoverMeters;
import dev.monkeytown.gameserver.takeover.Watch;
import dev.monkeytown.model.game.GameConfig;
import dev.monkeytown.platform.health.Readiness;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.platform.resilience.Resilience;
import dev.monkeytown.simulation.rules.RuleSets;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GameProperties.class)
class HostingConfiguration {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    @Bean
    GameConfig gameConfig(GameProperties properties) {
        return properties.config();
    }

    @Bean
    HandoverSettings handoverSettings(GameProperties properties) {
        return properties.handovers();
    }

    @Bean
    NanoClock nanoClock() {
        return NanoClock.system();
    }

    @Bean
    InstantSource wallClock() {
        return InstantSource.system();
    }

    @Bean
    GameMeters gameMeters(MeterRegistry registry) {
        return new GameMeters(registry);
    }

    @Bean
    LoopMeters loopMeters(MeterRegistry registry) {
        ConsoleBuffer.install(registry);
        return new LoopMeters(registry);
    }

    /** Threads that live only as long as the work they do, and may block. */
    @Bean(destroyMethod = "shutdown")
    ExecutorService background() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    @Bean(destroyMethod = "")
    LoopThreads loopThreads(GameProperties properties, NanoClock clock, FrameBus bus, LoopMeters meters) {
        return new LoopThreads(properties.threads(CORES), GameProperties.GAMES_PER_THREAD, clock, bus::flush, meters);
    }

    /** Agents think on as long as there are games. */
    @Bean(destroyMethod = "close")
    Workers agentWorkers() {
        return new Workers(CORES);
    }

    @Bean
    Coordinator agentCoordinator(GameProperties properties, Workers workers, NanoClock clock, MeterRegistry registry) {
        AgentMeters meters = new AgentMeters(registry);
        meters.watch(workers);
        return new Coordinator(workers, clock, meters, properties.keepsThoughts());
    }

    @Bean
    LiveGames liveGames(
            RedisConnections redis,
            Resilience resilience,
            JsonMapper mapper,
            InstantSource clock,
            @Value("${monkeytown.instance}") String instance) {
        String mode = RuleSets.all().getFirst().spec().name();
        return new LiveGames(redis, resilience, mapper, clock, instance, mode);
    }

    @Bean
    GameHost gameHost(
            GameProperties properties,
            GameConfig config,
            PinnedBehaviors behaviours,
            GameLeases leases,
            FrameBus bus,
            InputSubscriptions inputs,
            SeatReservations reservations,
            LoopThreads threads,
            LiveGames directory,
            ExecutorService background,
            Consumer<FinishedGame> results,
            WrittenNotes notes,
            GameMeters gameMeters,
            Coordinator coordinator,
            NanoClock clock,
            InstantSource wallClock,
            MeterRegistry registry,
            TakeoverMeters takeovers,
            @Value("${monkeytown.instance}") String instance) {
        GameFactory factory = new GameFactory(
                config,
                setup -> RuleSets.begin(setup).orThrow(),
                behaviours,
                instance,
                gameMeters,
                coordinator,
                clock,
                wallClock,
                new SecureRandom());
        HostMeters meters = new HostMeters(registry);
        GameHost host = new GameHost(
                factory,
                leases,
                bus,
                inputs,
                reservations,
                threads,
                directory,
                new Capacity(properties.mostGames(), threads::load),
                new BrokenGames(properties.brokenGames()),
                background,
                results.andThen(notes::after),
                meters,
                takeovers);
        meters.watch(host);
        return host;
    }

    @Bean(destroyMethod = "")
    Pulse pulse(
            GameHost host,
            LoopThreads threads,
            LiveGames directory,
            RedisConnections redis,
            LoopMeters loopMeters,
            Readiness readiness,
            Watch watch,
            JsonMapper mapper,
            InstantSource clock,
            @Value("${monkeytown.instance}") String instance,
            @Value("${monkeytown.service}") String service) {
        return new Pulse(
                host,
                threads,
                directory,
                redis,
                loopMeters,
                readiness::status,
                watch::steady,
                mapper,
                clock,
                instance,
                service);
    }

    @Bean
    HostingLifecycleListener hostingLifecycle(GameHost host, LoopThreads threads, Pulse pulse) {
        return new HostingLifecycleListener(host, threads, pulse);
    }
}
