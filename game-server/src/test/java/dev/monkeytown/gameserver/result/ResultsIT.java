package dev.monkeytown.gameserver.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.Backends;
import dev.monkeytown.gameserver.RunningServer;
import dev.monkeytown.gameserver.agent.AgentIdentity;
import dev.monkeytown.gameserver.game.FinishedGame;
import dev.monkeytown.gameserver.game.FinishedGame.Placed;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.codec.GameLog;
import dev.monkeytown.simulation.rules.RuleSets;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is kept, in a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResultsIT {

    private static final Instant BEGAN = Instant.parse("2026-01-18T12:00:00.123456Z");

    private final PlayerId kofi = AgentIdentity.playerId(Cast.KOFI, Difficulty.HARD);
    private RunningServer server;
    private Results results;
    private Players players;
    private Ladder ladder;
    private EntityManagerFactory entities;

    @BeforeAll
    void start() {
        server = RunningServer.with(Backends.newDatabase());
        results = server.bean(Results.class);
        players = server.bean(Players.class);
        ladder = server.bean(Ladder.class);
        entities = server.bean(EntityManagerFactory.class);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void storesAGameOnceHoweverOftenItIsSaved() throws Exception {
        PlayerId dora = PlayerId.random();
        FinishedGame game = game(placed(1, 0, dora, "Dora", 30), agent(2, 1));

        try (var savers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> saves = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                saves.add(() -> saves(game));
            }
            int stored = 0;
            for (var saved : savers.invokeAll(saves)) {
                stored += saved.get() ? 1 : 0;
            }
            assertThat(stored).isEqualTo(1);
        }

        assertThat(stats(dora)).isEqualTo(new PlayerStats(1, 1, 30, 30, false));
    }

    /** An owner that only stood still may have ended the game, too, on a Redis that had forgotten the other one. */
    @Test
    void keepsOfTwoEndsOfAGameTheLaterOwners() {
        PlayerId kim = PlayerId.random();
        PlayerId lou = PlayerId.random();
        FinishedGame earlier = game(placed(1, 0, kim, "Kim", 30), placed(2, 1, lou, "Lou", 5));
        FinishedGame later = endedOtherwise(earlier, placed(1, 1, lou, "Lou", 40), placed(2, 0, kim, "Kim", 10));

        assertThat(results.save(earlier)).isTrue();
        assertThat(results.save(later)).isTrue();
        assertThat(results.save(earlier)).isFalse();

        assertThat(results.find(earlier.id())
                        .orElseThrow()
                        .result()
                        .standings()
                        .getFirst()
                        .name())
                .isEqualTo("Lou");
        assertThat(stats(kim)).isEqualTo(new PlayerStats(1, 0, 10, 30, false));
        assertThat(stats(lou)).isEqualTo(new PlayerStats(1, 1, 40, 40, false));
    }

    private static FinishedGame endedOtherwise(FinishedGame game, Placed... placings) {
        return new FinishedGame(
                game.id(),
                game.epoch() + 1,
                game.log(),
                game.difficulty(),
                Arrays.asList(placings),
                game.finalHash(),
                game.ticks(),
                game.startedAt(),
                game.endedAt());
    }

    @Test
    void givesBackWhatWasStored() {
        PlayerId emil = PlayerId.random();
        FinishedGame game = game(placed(1, 0, emil, "Emil", 12), agent(2, 1));
        results.save(game);

        Results.Finished found = results.find(game.id()).orElseThrow();
        assertThat(found.startedAt()).isEqualTo(BEGAN);
        assertThat(found.endedAt()).isEqualTo(BEGAN.plusSeconds(10));
        assertThat(found.config().rules()).isEqualTo(game.log().setup().rules());
        assertThat(found.config().aiDifficulty()).isEqualTo("hard");
        assertThat(found.result().finalHash()).isEqualTo(game.finalHash());
        assertThat(found.result().standings().getFirst().name()).isEqualTo("Emil");
        byte[] log = results.log(game.id()).orElseThrow();
        assertThat(GameLog.decode(log).orThrow().play().orThrow().hash()).isEqualTo(game.finalHash());
    }

    @Test
    void storesTimesAsUtcWhateverTheZone() {
        FinishedGame game = game(placed(1, 0, PlayerId.random(), "Zoe", 1), agent(2, 1));
        results.save(game);

        Object stored = entities.callInTransaction(em -> em.createNativeQuery(
                        "SELECT to_char(started_at, 'YYYY-MM-DD HH24:MI:SS') FROM games WHERE id = :id", String.class)
                .setParameter("id", game.id().value())
                .getSingleResult());

        assertThat(stored).isEqualTo("2026-01-18 12:00:00");
    }

    @Test
    void countsGamesWinsAndBananas() {
        PlayerId fay = PlayerId.random();

        results.save(game(placed(1, 0, fay, "Fay", 10), agent(2, 1)));
        results.save(game(agent(1, 1), placed(2, 0, fay, "Fay", 25)));
        results.save(game(placed(1, 0, fay, "Fay", 5), agent(1, 1)));

        assertThat(stats(fay)).isEqualTo(new PlayerStats(3, 2, 40, 25, false));
    }

    @Test
    void countsACharacterThatHeldTwoSeatsOnceWithItsBetterOne() {
        PlayerId sue = AgentIdentity.playerId(Cast.SUE, Difficulty.HARD);
        Placed better = new Placed(1, 0, sue, "Sniper Sue", true, "sue", 20);
        Placed worse = new Placed(2, 1, sue, "Sniper Sue 2", true, "sue", 4);

        results.save(game(better, worse));

        assertThat(stats(sue)).isEqualTo(new PlayerStats(1, 1, 20, 20, true));
    }

    @Test
    void tellsNamesakesApart() {
        PlayerId first = PlayerId.random();
        PlayerId second = PlayerId.random();

        players.remember(first, "Max", false);
        players.remember(second, "Max", false);
        players.remember(second, "Max", false);

        assertThat(name(first)).isEqualTo("Max");
        assertThat(name(second)).isEqualTo("Max #" + second.toString().substring(0, 4));
    }

    @Test
    void followsAPlayerWhoTakesAnotherName() {
        PlayerId gil = PlayerId.random();
        players.remember(gil, "Gil", false);

        players.remember(gil, "Gilbert", false);

        assertThat(name(gil)).isEqualTo("Gilbert");
    }

    @Test
    void fitsEvenTheLongestName() {
        PlayerId longest = PlayerId.random();
        PlayerId namesake = PlayerId.random();

        players.remember(longest, "x".repeat(64), false);
        players.remember(namesake, "x".repeat(64), false);

        assertThat(name(longest)).hasSize(48);
        assertThat(name(namesake)).startsWith("x".repeat(48) + " #");
    }

    @Test
    void ordersTheLadderByWinsThenBananas() {
        PlayerId ida = PlayerId.random();
        PlayerId jan = PlayerId.random();
        for (int i = 0; i < 9; i++) {
            results.save(game(placed(1, 0, ida, "Ida", 7), placed(1, 1, jan, "Jan", 7)));
        }
        results.save(game(placed(2, 1, jan, "Jan", 1), agent(1, 0)));

        List<Ladder.Line> lines = ladder.top();

        assertThat(lines).hasSizeLessThanOrEqualTo(Ladder.LENGTH);
        assertThat(lines.subList(0, 2)).extracting(Ladder.Line::name).containsExactly("Jan", "Ida");
        assertThat(lines.getFirst()).isEqualTo(new Ladder.Line(1, jan.value(), "Jan", false, 10, 9, 64, 7));
        assertThat(lines).isSortedAccordingTo((a, b) -> Integer.compare(b.wins(), a.wins()));
        assertThat(lines).allMatch(line -> line.games() > 0);
    }

    @Test
    void sharesPlacesOnTheLadder() {
        List<PlayerRow> rows = List.of(row(3, 10), row(3, 10), row(2, 50));

        assertThat(Ladder.lines(rows)).extracting(Ladder.Line::place).containsExactly(1, 1, 3);
    }

    @Test
    void knowsTheCastFromTheFirstStartOn() {
        Awaitility.await().until(() -> rows("SELECT count(*) FROM agent_behaviors") == Cast.values().length);
        Awaitility.await().until(() -> name(kofi).equals("King Kofi (hard)"));

        assertThat(rows(
                        "SELECT count(*) FROM agent_behaviors WHERE version = 1 AND decision_model IN ('reactive', 'utility', 'lookahead')"
                                + " AND CAST(personality->>'aggression' AS numeric) BETWEEN 0 AND 1"))
                .isEqualTo(Cast.values().length);
    }

    @Test
    void keepsTheTablesOfTheDesignToTheLetter() {
        List<?> columns = entities.callInTransaction(
                em -> em.createNativeQuery("""
                        SELECT table_name || '.' || column_name || ' ' || udt_name || coalesce(character_maximum_length::text, '')
                        FROM information_schema.columns
                        WHERE table_name IN ('players', 'games', 'agent_behaviors') AND table_schema = 'public'
                        ORDER BY table_name, ordinal_position""", String.class).getResultList());

        assertThat(columns.stream().map(String::valueOf))
                .containsExactly(
                        "agent_behaviors.id uuid",
                        "agent_behaviors.personality jsonb",
                        "agent_behaviors.decision_model text",
                        "agent_behaviors.version int4",
                        "games.id uuid",
                        "games.config jsonb",
                        "games.result jsonb",
                        "games.started_at timestamp",
                        "games.ended_at timestamp",
                        "players.id uuid",
                        "players.username varchar64",
                        "players.stats jsonb",
                        "players.created_at timestamp");
    }

    /** As the writer does: an attempt that collides with another is made again. */
    private boolean saves(FinishedGame game) {
        try {
            return results.save(game);
        } catch (jakarta.persistence.PersistenceException collided) {
            return results.save(game);
        }
    }

    private FinishedGame game(Placed... placings) {
        GameSetup setup = new GameSetup(
                RuleSets.all().getFirst().spec().name(), GameRules.standard().lasting(10), 2, 99);
        GameLog log = new GameLog(setup, List.of());
        int hash = log.play().orThrow().hash();
        return new FinishedGame(
                GameId.random(),
                1,
                log,
                Difficulty.HARD,
                Arrays.asList(placings),
                hash,
                600,
                BEGAN,
                BEGAN.plusSeconds(10));
    }

    private static Placed placed(int place, int seat, PlayerId player, String name, int bananas) {
        return new Placed(place, seat, player, name, false, "human", bananas);
    }

    private Placed agent(int place, int seat) {
        return new Placed(place, seat, kofi, "King Kofi", true, "kofi", 3);
    }

    private static PlayerRow row(int wins, int bananas) {
        return new PlayerRow(
                PlayerId.random().value(), "x", new PlayerStats(9, wins, bananas, 9, false), Instant.EPOCH);
    }

    private PlayerStats stats(PlayerId player) {
        return entities.callInTransaction(em -> em.find(PlayerRow.class, player.value()))
                .stats();
    }

    private String name(PlayerId player) {
        PlayerRow row = entities.callInTransaction(em -> em.find(PlayerRow.class, player.value()));
        return row == null ? "" : row.username();
    }

    private long rows(String count) {
        return entities.callInTransaction(
                em -> (Long) em.createNativeQuery(count, Long.class).getSingleResult());
    }
}
