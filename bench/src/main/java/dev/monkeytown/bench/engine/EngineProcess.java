package dev.monkeytown.bench.engine;

import dev.monkeytown.bench.CannotMeasure;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.simulation.agent.Difficulty;
import io.lettuce.core.RedisURI;
import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JVM that stands for a game-server: reads an {@link Order} a line, measures, answers with a {@link Point} a line, and
 * ends with its input, so it does not outlive whoever started it.
 */
final class EngineProcess implements AutoCloseable {

    private static final JsonMapper MAPPER = new JsonMapper();

    /**
     * What to do next.
     *
     * @param games to hold; as many as before or more
     * @param profile where to write a flight recording of the window, or null
     */
    record Order(
            int games,
            int warmUpSeconds,
            int seconds,
            @Nullable String profile) {}

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Recorders recorders = new Recorders();
    private final RedisConnections redis;
    private final HeldGames games;
    private final Control control;
    private final CpuClock cpu;

    private EngineProcess(RedisURI address, int loopThreads, Difficulty level) {
        redis = new RedisConnections(address, "bench");
        redis.general().sync().flushall();
        games = new HeldGames(redis, registry, recorders, loopThreads, level);
        control = Control.start(games::lastDeadlineNanos);
        cpu = new CpuClock(redis, control);
    }

    /** @param arguments address of Redis, number of loop threads, level of the agents */
    public static void main(String[] arguments) {
        try {
            serve(RedisURI.create(arguments[0]), Integer.parseInt(arguments[1]), Difficulty.valueOf(arguments[2]));
            System.exit(0);
        } catch (CannotMeasure e) {
            System.err.println(e.getMessage());
        } catch (IOException | RuntimeException | InterruptedException e) {
            System.getLogger(EngineProcess.class.getName()).log(System.Logger.Level.ERROR, "the measurement failed", e);
        }
        System.exit(1);
    }

    private static void serve(RedisURI redis, int loopThreads, Difficulty level)
            throws IOException, InterruptedException {
        try (EngineProcess engine = new EngineProcess(redis, loopThreads, level);
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                System.out.println(MAPPER.writeValueAsString(engine.measure(MAPPER.readValue(line, Order.class))));
            }
        }
    }

    @Override
    public void close() {
        games.close();
        control.close();
        redis.close();
    }

    private Point measure(Order order) throws IOException, InterruptedException {
        games.grow(order.games());
        Thread.sleep(Duration.ofSeconds(order.warmUpSeconds()));
        recorders.take();
        control.take();
        double pausedBefore = count("game_paused_ticks");
        double rebasesBefore = count("tick_rebases");
        double isolatedBefore = count("games_isolated");
        CpuClock.Reading before = cpu.read();
        try (var _ = Profile.into(Optional.ofNullable(order.profile()).map(Path::of))) {
            Thread.sleep(Duration.ofSeconds(order.seconds()));
        }
        CpuClock.Reading after = cpu.read();
        Recorders.Window window = recorders.take();
        Punctuality beside = control.take();
        games.check();
        double due = order.games() * (after.atSeconds() - before.atSeconds()) * 1e9 / RecordedTicking.TICK_NANOS;
        return new Point(
                order.games(),
                after.atSeconds() - before.atSeconds(),
                Punctuality.of(window.lateness()),
                beside,
                Punctuality.of(window.spacing()),
                Cost.of(window.steps(), window.stepBytes()),
                Cost.of(window.ticks(), window.tickBytes()),
                window.missedTicks(),
                due == 0 ? 0 : Math.max(0, window.missedTicks()) / due,
                Math.round(count("game_paused_ticks") - pausedBefore),
                Math.round(count("tick_rebases") - rebasesBefore),
                Math.round(count("games_isolated") - isolatedBefore),
                after.since(before),
                liveBytes());
    }

    private double count(String counter) {
        return registry.find(counter).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static long liveBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
