package dev.monkeytown.gameserver.hosting;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.gameserver.loop.LoopMeters;
import dev.monkeytown.gameserver.loop.LoopThreads;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.model.bus.InstanceBeat;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.platform.resilience.DependencyUnavailableException;
import io.lettuce.core.RedisException;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server does once a second: evens out its loop threads, renews its part of the directory of games and tells everybody that it lives. Runs on
 * a virtual thread of its own; a beat that fails is logged and the next one comes.
 */
final class Pulse implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Pulse.class);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("pulse").factory());
    private final GameHost host;
    private final LoopThreads threads;
    private final LiveGames directory;
    private final RedisConnections redis;
    private final LoopMeters loopMeters;
    private final Supplier<InstanceBeat.Status> status;
    private final BooleanSupplier steady;
    private final JsonMapper mapper;
    private final InstantSource clock;
    private final String instance;
    private final String service;
    private boolean failing;

    /**
     * @param status how this server does
     * @param steady whether it would take games over
     */
    Pulse(
            GameHost host,
            LoopThreads threads,
            LiveGames directory,
            RedisConnections redis,
            LoopMeters loopMeters,
            Supplier<InstanceBeat.Status> status,
            BooleanSupplier steady,
            JsonMapper mapper,
            InstantSource clock,
            String instance,
            String service) {
        this.host = host;
        this.threads = threads;
        this.directory = directory;
        this.redis = redis;
        this.loopMeters = loopMeters;
        this.status = status;
        this.steady = steady;
        this.mapper = mapper;
        this.clock = clock;
        this.instance = instance;
        this.service = service;
    }

    void start() {
        var unused = executor.scheduleAtFixedRate(this::beat, 0, 1, TimeUnit.SECONDS);
    }

    /** One beat; never throws, an exception would end the schedule. */
    void beat() {
        try {
            threads.balance();
            directory.renew(host.games());
            redis.general()
                    .sync()
                    .publish(Channels.SYSTEM_HEALTH.getBytes(UTF_8), mapper.writeValueAsBytes(heartbeat()));
            failing = false;
        } catch (RedisException | DependencyUnavailableException e) {
            if (!failing) {
                log.warn("The pulse does not reach Redis: {}", e.getMessage());
            }
            failing = true;
        } catch (RuntimeException e) {
            log.error("A beat of the pulse failed", e);
        }
    }

    /** Ends the beats and takes this server's games off the directory. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (executor.awaitTermination(2, TimeUnit.SECONDS)) {
                directory.renew(java.util.List.of());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RedisException | DependencyUnavailableException e) {
            log.warn("This server's games stay listed until they are stale: {}", e.getMessage());
        }
    }

    private InstanceBeat heartbeat() {
        return InstanceBeat.ofGames(
                service,
                instance,
                clock.millis(),
                status.get(),
                steady.getAsBoolean(),
                host.games().size(),
                host.capacity(),
                HostMeters.persons(host),
                loopMeters.takeWorstMs());
    }
}
