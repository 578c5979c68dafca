package dev.monkeytown.gameserver.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.Backends;
import dev.monkeytown.gameserver.RunningServer;
import dev.monkeytown.gameserver.bus.EndedGames;
import dev.monkeytown.gameserver.hosting.HostedGames;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.platform.resilience.Resilience;
import dev.monkeytown.simulation.codec.GameLog;
import dev.monkeytown.simulation.rules.RuleSets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

/** Games whose server died after the last frame and before the database had them; real Redis, real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredResultsIT {

    private static final int GAMES = 3;
    private static final int SECONDS = 10;

    @TempDir
    Path broken;

    /** By this clock the owners have had their time. */
    private final InstantSource later = () -> Instant.now().plus(StoredResults.OWNERS_TIME);

    /** Of its own: servers of other tests would store what is on the shared one. */
    private final int port = Backends.freePort();

    private final RedisServer redisServer = Backends.startRedis(port);
    private final RedisConnections redis = Backends.connect(Backends.address(port));
    private final EndedGames ended = new EndedGames(redis);
    private RunningServer server;
    private List<GameId> games;

    @BeforeAll
    void playGamesWhoseResultsNobodyStores() throws Exception {
        server = RunningServer.with(Backends.newDatabase());
        HostedGames owner = new HostedGames(
                "forgetful",
                redis,
                new SimpleMeterRegistry(),
                4,
                SECONDS,
                GAMES,
                setup -> RuleSets.begin(setup).orThrow(),
                List.of(),
                broken,
                7);
        owner.start();
        games = owner.openAll().stream().map(game -> game.id()).toList();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> owner.host().games().isEmpty());
        owner.stop();
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        redis.close();
        redisServer.stop();
    }

    @Test
    void areStoredByOthersAndOnce() throws Exception {
        GameId game = only(games.get(0));
        long before = finishedGames();
        try (var servers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> sweeps = List.of(() -> sweeps(game), () -> sweeps(game), () -> sweeps(game));
            for (var swept : servers.invokeAll(sweeps)) {
                assertThat(swept.get()).isTrue();
            }
        }

        Results.Finished stored = server.bean(Results.class).find(game).orElseThrow();
        byte[] log = server.bean(Results.class).log(game).orElseThrow();
        assertThat(GameLog.decode(log).orThrow().play().orThrow().hash())
                .isEqualTo(stored.result().finalHash());
        assertThat(Duration.between(stored.startedAt(), stored.endedAt()))
                .isCloseTo(Duration.ofSeconds(SECONDS), Duration.ofSeconds(5));
        assertThat(finishedGames() - before).isEqualTo(1);
    }

    @Test
    void areLeftToTheirOwnerAtFirst() {
        GameId game = only(games.get(1));
        InstantSource atTheEnd =
                InstantSource.fixed(Instant.now().minus(Duration.ofMinutes(10)).plus(StoredResults.OWNERS_TIME));

        stored(atTheEnd, server.bean(EntityManagerFactory.class), true).sweep();

        assertThat(waiting()).contains(game);
    }

    @Test
    void areShownToOperatorsWhenTheyCanNeverBeStored() {
        GameId game = only(games.get(2));
        redis.general().sync().append(Channels.gameLog(game).getBytes(UTF_8), new byte[] {1, 2, 3});
        StoredResults sweeper = stored(later, server.bean(EntityManagerFactory.class), true);

        sweeper.sweep();

        assertThat(waiting()).doesNotContain(game);
        assertThat(server.bean(Results.class).find(game)).isEmpty();
        assertThat(sweeper.dead()).isPositive();
        assertThat(ended.dead(100)).anySatisfy(dead -> {
            assertThat(dead.gameId()).isEqualTo(game.toString());
            assertThat(dead.reason()).contains("the log does not have the 600 frames");
        });
        assertThat(redis.general().sync().pttl(Channels.gameLog(game).getBytes(UTF_8)))
                .as("what there is of it is kept")
                .isGreaterThan(Duration.ofDays(6).toMillis());

        assertThat(ended.again(game, Instant.now())).isTrue();
        assertThat(waiting()).contains(game);
        assertThat(ended.dead(100)).noneMatch(dead -> dead.gameId().equals(game.toString()));
        assertThat(ended.again(game, Instant.now())).isFalse();
    }

    @Test
    void waitWhileTheDatabaseIsAway() {
        GameId game = only(games.get(1));
        EntityManagerFactory away = RunningServer.with(Backends.newDatabase()).closedBean(EntityManagerFactory.class);
        StoredResults sweeper = stored(later, away, false);

        for (int i = 0; i < 2 * StoredResults.MAX_ATTEMPTS; i++) {
            sweeper.sweep();
        }

        assertThat(waiting()).contains(game);
    }

    /** All others are as if they had been stored; this one ended a minute ago. */
    private GameId only(GameId game) {
        byte[] outbox = Channels.RESULTS_OUTBOX.getBytes(UTF_8);
        redis.general().sync().del(outbox);
        redis.general()
                .sync()
                .zadd(
                        outbox,
                        System.currentTimeMillis() - 60_000,
                        game.toString().getBytes(UTF_8));
        return game;
    }

    private boolean sweeps(GameId game) {
        StoredResults sweeper = stored(later, server.bean(EntityManagerFactory.class), true);
        for (int i = 0; i < StoredResults.MAX_ATTEMPTS && waiting().contains(game); i++) {
            sweeper.sweep();
        }
        return !waiting().contains(game);
    }

    private StoredResults stored(InstantSource clock, EntityManagerFactory entities, boolean answers) {
        Database database = new Database(entities, new Resilience(new SimpleMeterRegistry()));
        Results results = new Results(database, new Players(database, InstantSource.system()));
        ResultWriter writer = new ResultWriter(new SimpleMeterRegistry(), new java.util.Random(1));
        return new StoredResults(ended, results, writer, () -> answers, clock, new SimpleMeterRegistry());
    }

    private List<GameId> waiting() {
        return ended.waiting(later.instant(), 1_000);
    }

    private long finishedGames() {
        return server.bean(EntityManagerFactory.class).callInTransaction(em -> (Long)
                em.createNativeQuery("SELECT count(*) FROM games", Long.class).getSingleResult());
    }
}
