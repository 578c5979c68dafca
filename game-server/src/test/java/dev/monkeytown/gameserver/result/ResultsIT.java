package dev.monkeytown.gameserver.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.Backends;
import dev.monkeytown.gameserver.RunningServer;
import dev.monkeytown.gameserver.agent.AgentIdentity;
import dev.monkeytown.gameserver.game.FinishedGame;
import dev.monkeytown.gameserver.game.FinishedGame.Placed;
import dev.monkeytown.gameserver.rating.Rating;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.GameLog;
import dev.monkeytown.simulation.rules.RuleSets;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.Assertions;
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

    @Test
    void ratesEverybodyOncePerGameAndKeepsTheHistory() {
        PlayerId pam = PlayerId.random();
        PlayerId ned = PlayerId.random();
        FinishedGame game = game(placed(1, 0, pam, "Pam", 9), placed(2, 1, ned, "Ned", 1));

        results.save(game);
        results.save(game);

        assertThat(rated(pam).rating().mu()).isGreaterThan(25);
        assertThat(rated(ned).rating().mu()).isLessThan(25);
        assertThat(rated(pam).games()).isEqualTo(1);
        assertThat(rated(ned).places()).startsWith(0, 1);
        assertThat(history(game)).hasSize(2).allSatisfy(change -> {
            assertThat(change.before()).isEqualTo(Rating.UNKNOWN);
            assertThat(change.share()).isEqualTo(1);
            assertThat(change.endedAt()).isEqualTo(game.endedAt());
        });
    }

    @Test
    void takesARatingBackWithTheGameThatALaterOwnerEndedOtherwise() {
        PlayerId roy = PlayerId.random();
        PlayerId sam = PlayerId.random();
        FinishedGame earlier = game(placed(1, 0, roy, "Roy", 30), placed(2, 1, sam, "Sam", 5));
        FinishedGame later = endedOtherwise(earlier, placed(1, 1, sam, "Sam", 40), placed(2, 0, roy, "Roy", 10));

        results.save(earlier);
        Rating winner = rated(roy).rating();
        results.save(later);

        assertThat(rated(sam).rating().mu()).isCloseTo(winner.mu(), Assertions.within(1e-9));
        assertThat(rated(sam).rating().sigma()).isCloseTo(winner.sigma(), Assertions.within(1e-9));
        assertThat(rated(roy).places()).startsWith(0, 1);
        assertThat(history(later)).hasSize(2);
    }

    @Test
    void doesNotHoldAgainstSomebodyWhatAStandInPlayed() {
        PlayerId here = PlayerId.random();
        PlayerId gone = PlayerId.random();
        results.save(with(log(here, false), placed(1, 1, PlayerId.random(), "Won", 9), placed(2, 0, here, "Here", 1)));
        FinishedGame left =
                with(log(gone, true), placed(1, 1, PlayerId.random(), "Won", 9), placed(2, 0, gone, "Gone", 1));
        results.save(left);

        assertThat(25 - rated(gone).rating().mu())
                .isCloseTo((25 - rated(here).rating().mu()) / 2, Assertions.within(1e-9));
        assertThat(history(left)).extracting(RatingHistoryRow::share).containsExactlyInAnyOrder(1.0, 0.5);
    }

    private FinishedGame with(GameLog log, Placed... placings) {
        FinishedGame game = game(placings);
        return new FinishedGame(
                game.id(),
                game.epoch(),
                log,
                game.difficulty(),
                game.placings(),
                game.finalHash(),
                game.ticks(),
                game.startedAt(),
                game.endedAt());
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
    void ordersTheLadderByTheStrengthThatSomebodyAlmostSurelyHas() {
        PlayerId ida = PlayerId.random();
        PlayerId jan = PlayerId.random();
        PlayerId once = PlayerId.random();
        for (int i = 0; i < 9; i++) {
            results.save(game(
                    placed(1, 0, jan, "Jan", 7),
                    placed(2, 1, ida, "Ida", 6),
                    placed(3, 2, PlayerId.random(), "Lee", 1)));
        }
        results.save(game(placed(1, 0, once, "Once", 99), placed(2, 1, PlayerId.random(), "Lee", 1)));

        List<Ladder.Line> lines = ladder.top();

        assertThat(lines).hasSizeLessThanOrEqualTo(Ladder.LENGTH);
        assertThat(lines).extracting(Ladder.Line::name).containsSubsequence("Jan", "Ida", "Once");
        assertThat(lines).isSortedAccordingTo((a, b) -> Integer.compare(b.rating(), a.rating()));
        assertThat(lines).allMatch(line -> line.games() > 0);
    }

    @Test
    void sharesPlacesOnTheLadder() {
        List<Ladder.Ranked> ranked = List.of(ranked(30), ranked(30), ranked(29));

        assertThat(Ladder.lines(ranked)).extracting(Ladder.Line::place).containsExactly(1, 1, 3);
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

    private static Ladder.Ranked ranked(double mu) {
        PlayerRow row =
                new PlayerRow(PlayerId.random().value(), "x", new PlayerStats(9, 3, 10, 9, false), Instant.EPOCH);
        return new Ladder.Ranked(row, new Rating(mu, 2));
    }

    private RatingRow rated(PlayerId player) {
        return entities.callInTransaction(
                em -> em.find(RatingRow.class, new RatingRow.Key(player.value(), "banana-brawl")));
    }

    private List<RatingHistoryRow> history(FinishedGame game) {
        return entities.callInTransaction(
                em -> em.createQuery("from RatingHistoryRow where key.gameId = :game", RatingHistoryRow.class)
                        .setParameter("game", game.id().value())
                        .getResultList());
    }

    /** A log of 10 frames in which the second half of seat 0 was played by a stand-in, or everything by its person. */
    private static GameLog log(PlayerId person, boolean standIn) {
        GameSetup setup = new GameSetup(
                RuleSets.all().getFirst().spec().name(), GameRules.standard().lasting(10), 2, 99);
        List<byte[]> frames = new ArrayList<>();
        for (int tick = 1; tick <= 10; tick++) {
            List<Annotation> said = tick == 1 || tick == 6 && standIn
                    ? List.of(new Annotation.Seated(0, person.toString(), "Pia", tick == 6, "human"))
                    : List.of();
            frames.add(FrameCodec.encode(new Frame(1, tick, List.of(), said, OptionalInt.empty()), new BitWriter(512)));
        }
        return new GameLog(setup, frames);
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
