package dev.monkeytown.gameserver.hosting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.Backends;
import dev.monkeytown.gameserver.game.FailingSimulation;
import dev.monkeytown.gameserver.game.Game;
import dev.monkeytown.gameserver.loop.NanoClock;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.GameLog;
import dev.monkeytown.simulation.rules.RuleSets;
import io.lettuce.core.Range;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

/**
 * Sixty games for a minute on a real Redis, with people who come, play and go, while one game's step throws and another
 * overruns: nobody else may notice. Asserts counts, never times; prints the times it saw.
 */
class SoakIT {

    private static final int GAMES = 60;
    private static final int SECONDS = 60;
    private static final int SEATS = 8;
    private static final int THROWS = 20;
    private static final int THROWS_AT = 900;
    private static final int OVERRUNS = 40;
    private static final int OVERRUNS_FROM = 600;

    @TempDir
    Path broken;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final NanoClock clock = NanoClock.system();
    private int worlds;

    @Test
    void costsNoGameATickThatAnotherThrowsOrOverruns() throws Exception {
        long seed = Long.getLong("soak.seed", System.nanoTime());
        System.out.println("soak seed " + seed);
        publishPercentiles();
        int port = Backends.freePort();
        RedisServer redisServer = Backends.startRedis(port);
        try (RedisConnections redis = Backends.connect(Backends.address(port));
                RedisConnections others = Backends.connect(Backends.address(port))) {
            HostedGames server = new HostedGames(
                            "soak", redis, registry, SEATS, 180, GAMES, this::world, List.of(), broken, seed)
                    .start();
            Followers followers = new Followers(others);
            List<Game> games = server.openAll();
            List<Game> sound = new ArrayList<>(games);
            sound.remove(games.get(OVERRUNS));
            sound.remove(games.get(THROWS));
            Crowd crowd = new Crowd(others, followers, sound, new Random(seed));

            crowd.play(Duration.ofSeconds(3));
            Map<GameId, Double> before = rhythm(sound);
            crowd.play(Duration.ofSeconds(SECONDS));
            crowd.leave();
            Map<GameId, Double> after = rhythm(sound);

            print(sound, games.get(OVERRUNS));
            assertThat(sound)
                    .allSatisfy(game -> assertThat(after.getOrDefault(game.id(), Double.NaN)
                                    - before.getOrDefault(game.id(), Double.NaN))
                            .as("ticks too many or too few of %s, seed %d", game.id(), seed)
                            .isBetween(-1.0, 1.0));
            server.stop();
            followers.assertEveryFrameOnceAndInOrder(games);
            crowd.assertEveryInputAppliedOnce();
            assertJournalsGapless(others, sound);
            assertThat(server.host().game(games.get(THROWS).id())).isEmpty();
            assertThat(followers.last(games.get(THROWS).id())).isEqualTo(THROWS_AT - 1);
            assertBrokenLogPlaysToTheTickThatThrew(games.get(THROWS));
            assertThat(registry.counter("games_isolated").count()).isPositive();
            assertThat(registry.counter("tick_overruns").count()).isPositive();
        } finally {
            redisServer.stop();
        }
    }

    private Simulation world(GameSetup setup) {
        FailingSimulation world = new FailingSimulation(RuleSets.begin(setup).orThrow());
        if (worlds == THROWS) {
            world.failsAt = THROWS_AT;
        } else if (worlds == OVERRUNS) {
            world.burnsFrom = OVERRUNS_FROM;
            world.burnNanos = 20_000_000;
        }
        worlds++;
        return world;
    }

    /**
     * How many ticks each game is ahead of sixty a second since the clock's beginning, those left out counted: looked at for
     * two seconds, the most counts, which is the moment at which it was not late.
     */
    private Map<GameId, Double> rhythm(List<Game> games) throws InterruptedException {
        Map<GameId, Double> ahead = new HashMap<>();
        long end = clock.nanos() + TimeUnit.SECONDS.toNanos(2);
        while (clock.nanos() < end) {
            for (Game game : games) {
                double due = clock.nanos() % 1_000_000_000_000_000L * 60 / 1e9;
                ahead.merge(game.id(), game.tick() + game.missedTicks() - due, Math::max);
            }
            Thread.sleep(1);
        }
        return ahead;
    }

    private static void assertJournalsGapless(RedisConnections redis, List<Game> games) {
        for (Game game : games) {
            List<Integer> ticks = redis
                    .general()
                    .sync()
                    .xrange(Channels.gameJournal(game.id()).getBytes(UTF_8), Range.unbounded())
                    .stream()
                    .map(entry -> Integer.parseInt(
                            entry.getId().substring(0, entry.getId().indexOf('-'))))
                    .toList();
            assertThat(ticks).hasSizeGreaterThan(1_000);
            for (int i = 1; i < ticks.size(); i++) {
                assertThat(ticks.get(i)).isEqualTo(ticks.get(i - 1) + 1);
            }
        }
    }

    private void assertBrokenLogPlaysToTheTickThatThrew(Game game) throws Exception {
        try (Stream<Path> kept = Files.list(broken)) {
            Path log = kept.filter(file -> file.toString().endsWith(game.id() + ".log"))
                    .findFirst()
                    .orElseThrow();
            List<byte[]> frames =
                    GameLog.decode(Files.readAllBytes(log)).orThrow().frames();
            assertThat(frames).hasSize(THROWS_AT);
            assertThat(FrameCodec.decode(frames.getLast()).orThrow().tick()).isEqualTo(THROWS_AT);
        }
    }

    private void publishPercentiles() {
        registry.config().meterFilter(new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return DistributionStatisticConfig.builder()
                        .percentiles(0.5, 0.99, 0.999)
                        .expiry(Duration.ofMinutes(10))
                        .build()
                        .merge(config);
            }
        });
    }

    private void print(List<Game> sound, Game overrunning) {
        for (String timer : List.of("tick_lateness", "game_tick", "game_step", "publish_answer")) {
            System.out.println(timer + figures(registry.timer(timer)));
        }
        System.out.printf(
                "ticks lost at home %.0f, apart %.0f; overruns %.0f; moved %.0f; isolated %.0f; paused %.0f%n",
                registry.counter("ticks_lost", "thread", "home").count(),
                registry.counter("ticks_lost", "thread", "apart").count(),
                registry.counter("tick_overruns").count(),
                registry.counter("games_moved").count(),
                registry.counter("games_isolated").count(),
                registry.counter("game_paused_ticks").count());
        System.out.printf(
                "ticks %d of %d games; the overrunning one did %d and missed %d%n",
                sound.stream().mapToInt(Game::tick).sum(), sound.size(), overrunning.tick(), overrunning.missedTicks());
    }

    private static String figures(Timer timer) {
        StringBuilder line = new StringBuilder(" (ms)");
        for (ValueAtPercentile value : timer.takeSnapshot().percentileValues()) {
            line.append(" p%s %.3f".formatted(value.percentile() * 100, value.value(TimeUnit.MILLISECONDS)));
        }
        return line.append(" max %.3f count %d".formatted(timer.max(TimeUnit.MILLISECONDS), timer.count()))
                .toString();
    }
}
