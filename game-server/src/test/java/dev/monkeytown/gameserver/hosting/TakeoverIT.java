package dev.monkeytown.gameserver.hosting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.Backends;
import dev.monkeytown.gameserver.agent.Behavior;
import dev.monkeytown.gameserver.agent.Repertoire;
import dev.monkeytown.gameserver.bus.HandoverMail;
import dev.monkeytown.gameserver.game.FailingSimulation;
import dev.monkeytown.gameserver.game.Game;
import dev.monkeytown.gameserver.game.Worlds;
import dev.monkeytown.gameserver.loop.FakeClock;
import dev.monkeytown.gameserver.takeover.HandoverMessage;
import dev.monkeytown.gameserver.takeover.Handovers;
import dev.monkeytown.gameserver.takeover.Heirs.Heir;
import dev.monkeytown.gameserver.takeover.Rebalance;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.DecisionModel;
import dev.monkeytown.simulation.codec.GameLog;
import dev.monkeytown.simulation.rules.RuleSets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

/** Games whose server dies go on at another one, on a real Redis. */
class TakeoverIT {

    private static final int GAMES = 20;
    private static final int SEATS = 8;

    @TempDir
    Path broken;

    private final int port = Backends.freePort();
    private final RedisServer server = Backends.startRedis(port);
    private final List<RedisConnections> connections = new ArrayList<>();
    private final RedisConnections people = connect();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Followers followers = new Followers(people);
    private final HostedGames a =
            server("a", GAMES, setup -> RuleSets.begin(setup).orThrow());
    private final HostedGames b =
            server("b", GAMES, setup -> RuleSets.begin(setup).orThrow());
    private final HostedGames c =
            server("c", GAMES, setup -> RuleSets.begin(setup).orThrow());

    @BeforeEach
    void start() {
        a.start();
    }

    @AfterEach
    void close() throws Exception {
        for (HostedGames each : List.of(a, b, c)) {
            each.stop();
        }
        connections.forEach(RedisConnections::close);
        server.stop();
    }

    @Test
    void goOnWithEveryTickAndEveryInputWhenTheirServerDiesAndTheNextOneToo() throws Exception {
        long seed = Long.getLong("takeover.seed", System.nanoTime());
        System.out.println("takeover seed " + seed);
        List<Game> games = a.openAll();
        Crowd crowd = new Crowd(people, followers, games, new Random(seed));
        b.startSteady();

        crowd.play(Duration.ofSeconds(2));
        a.die();
        CompletableFuture<?> third = CompletableFuture.runAsync(c::startSteady);
        crowd.play(Duration.ofSeconds(2));
        while (!third.isDone()) { // who says nothing for three seconds after a takeover is played for
            crowd.play(Duration.ofMillis(100));
        }
        third.get();
        assertThat(b.host().games()).hasSize(GAMES);
        print("first", games);
        b.die();
        crowd.play(Duration.ofSeconds(2));
        assertThat(c.host().games()).hasSize(GAMES);
        crowd.leave();

        print("both", games);
        assertThat(games)
                .allSatisfy(game -> assertThat(followers.owners(game.id()))
                        .as("owners of %s, seed %d", game.id(), seed)
                        .isEqualTo(3));
        List<Game> now = List.copyOf(c.host().games());
        c.die();
        Awaitility.await().untilAsserted(() -> followers.assertEveryFrameOnceAndInOrder(now));
        crowd.assertEveryInputAppliedOnce();
    }

    @Test
    void goOnByTheBehavioursThatTheyBeganWith() throws Exception {
        Behavior shipped = Behavior.shipped(Cast.BO);
        Behavior taught = new Behavior(Cast.BO, 7, DecisionModel.LOOKAHEAD, shipped.personality());
        a.teach(Repertoire.of(List.of(taught)));
        Game before = a.host().open().orElseThrow();
        a.teach(Repertoire.of(List.of(new Behavior(Cast.BO, 8, DecisionModel.UTILITY, shipped.personality()))));
        b.startSteady();
        Awaitility.await().until(() -> before.tick() > 30);

        a.die();

        Awaitility.await().until(() -> b.host().game(before.id()).isPresent());
        Game after = b.host().game(before.id()).orElseThrow();
        assertThat(after.agents().repertoire().of(Cast.BO)).isEqualTo(taught);
        assertThat(b.host().open().orElseThrow().agents().repertoire().of(Cast.BO))
                .isEqualTo(shipped);
    }

    @Test
    void goOnWhenTheirServerEndsInOrder() throws Exception {
        List<Game> games = a.openAll();
        b.startSteady();
        Awaitility.await().until(() -> games.getLast().tick() > 60);

        a.stop();

        Awaitility.await().until(() -> b.host().games().size() == GAMES);
        Awaitility.await().until(() -> b.host().games().stream().allMatch(game -> game.tick() > 120));
        print("orderly", games);
        List<Game> now = List.copyOf(b.host().games());
        b.die();
        Awaitility.await().untilAsserted(() -> followers.assertEveryFrameOnceAndInOrder(now));
    }

    @Test
    void areHandedToAnHeirWithEveryTickInputAndWord() throws Exception {
        long seed = Long.getLong("takeover.seed", System.nanoTime());
        System.out.println("handover seed " + seed);
        List<Game> games = a.openAll();
        Talkers talkers = new Talkers(people, followers, games).start();
        Crowd crowd = new Crowd(people, followers, games, new Random(seed));
        b.start();
        a.meet(new Heir("b", 0, GAMES));
        crowd.play(Duration.ofSeconds(1));

        CompletableFuture<Handovers.Round> handover = CompletableFuture.supplyAsync(a::handOver);
        crowd.play(Duration.ofSeconds(1));

        assertThat(handover.get(30, TimeUnit.SECONDS)).isEqualTo(Handovers.Round.EMPTY);
        assertThat(a.host().games()).isEmpty();
        assertThat(b.host().games()).hasSize(GAMES);
        a.stop();
        assertThat(people.general().sync().hlen(Channels.GAMES_LIVE.getBytes(UTF_8)))
                .as("games listed when their former server is gone")
                .isEqualTo(GAMES);
        crowd.play(Duration.ofSeconds(1));
        Awaitility.await()
                .untilAsserted(() -> assertThat(offered())
                        .as("games that newcomers may join")
                        .isEqualTo(GAMES));
        crowd.leave();
        talkers.stop();
        print("handover", games);
        System.out.println("pause at the handover (ms): "
                + games.stream()
                        .mapToDouble(game -> followers.pauseAtChangeMs(game.id()))
                        .sorted()
                        .mapToObj("%.0f"::formatted)
                        .toList());
        talkers.assertEverythingWasHeardOnceAndInOrder();
        crowd.assertEveryInputAppliedOnce();
        assertThat(games)
                .allSatisfy(game -> assertThat(followers.owners(game.id())).isEqualTo(2));
        List<Game> now = List.copyOf(b.host().games());
        b.die();
        Awaitility.await().untilAsserted(() -> followers.assertEveryFrameOnceAndInOrder(now));
        assertThat(now)
                .allSatisfy(game -> assertThat(game.log().play().orThrow().tick())
                        .as("the whole log of %s, seed %d", game.id(), seed)
                        .isEqualTo(game.tick()));
    }

    /** It says that it is ready, and is not there any more when it is named. */
    @Test
    void areTakenByOthersWhenTheirHeirDies() throws Exception {
        List<Game> games = a.openAll();
        b.startSteady();
        HandoverMail ghost = new HandoverMail(people, "ghost");
        ghost.listen(message -> {
            if (message.kind() == HandoverMessage.Kind.PREPARE) {
                var unused = CompletableFuture.runAsync(() -> ghost.mark(message.game(), message.handover()));
            }
        });
        a.meet(new Heir("ghost", 0, GAMES));
        Awaitility.await().until(() -> games.getLast().tick() > 60);

        a.handOver();

        Awaitility.await().until(() -> b.host().games().size() == GAMES);
        Awaitility.await().until(() -> b.host().games().stream().allMatch(game -> game.tick() > 200));
        print("heir's", games);
        List<Game> now = List.copyOf(b.host().games());
        b.die();
        Awaitility.await().untilAsserted(() -> followers.assertEveryFrameOnceAndInOrder(now));
    }

    @Test
    void goOnAtALaterServerWhenNobodyHasRoom() throws Exception {
        List<Game> games = a.openAll();
        Awaitility.await().until(() -> games.getLast().tick() > 60);

        assertThat(a.handOver()).isEqualTo(Handovers.Round.NOBODY);
        assertThat(offered()).as("games that newcomers may join").isZero();
        int then = games.getLast().tick();
        Awaitility.await().until(() -> games.getLast().tick() > then + 60);
        assertThat(offered()).as("a beat later").isZero();
        a.stop();
        int left = games.getLast().tick();
        c.start();

        Awaitility.await().until(() -> c.host().games().size() == GAMES);
        Awaitility.await().until(() -> c.host().games().stream().allMatch(game -> game.tick() > left + 60));
        List<Game> now = List.copyOf(c.host().games());
        c.die();
        Awaitility.await().untilAsserted(() -> followers.assertEveryFrameOnceAndInOrder(now));
    }

    @Test
    void stayWhenTheirHeirDeclines() {
        List<Game> games = a.openAll();
        b.start();
        b.host().drain();
        a.meet(new Heir("b", 0, GAMES));

        assertThat(a.handOver()).isEqualTo(Handovers.Round.NOBODY);

        int then = games.getLast().tick();
        Awaitility.await().until(() -> games.getLast().tick() > then + 60);
        assertThat(a.host().games()).hasSize(GAMES);
        assertThat(b.host().games()).isEmpty();
    }

    @Test
    void moveToAnEmptyServerUntilBothAreAboutAsFull() throws Exception {
        a.openAll();
        b.start();
        FakeClock clock = new FakeClock();
        Rebalance fromA = new Rebalance(a.host(), a.handovers(), clock);
        Rebalance fromB = new Rebalance(b.host(), b.handovers(), clock);

        for (int i = 0; i < 200; i++) {
            a.meet(new Heir("b", b.host().games().size(), GAMES));
            b.meet(new Heir("a", a.host().games().size(), GAMES));
            fromA.beat();
            fromB.beat();
            clock.nanos += 1_000_000_000L;
        }

        Awaitility.await()
                .until(() -> a.host().games().size() + b.host().games().size() == GAMES);
        assertThat(a.host().games().size()).isEqualTo(12);
        assertThat(b.host().games().size()).isEqualTo(8);
        List<Game> now = new ArrayList<>(a.host().games());
        now.addAll(b.host().games());
        a.die();
        b.die();
        Awaitility.await().untilAsserted(() -> followers.assertEveryFrameOnceAndInOrder(now));
    }

    @Test
    void areBroughtBackToARedisThatForgotThemAndCanStillBeTakenOver() throws Exception {
        long seed = Long.getLong("takeover.seed", System.nanoTime());
        System.out.println("takeover seed " + seed);
        List<Game> games = a.openAll();
        Crowd crowd = new Crowd(people, followers, games, new Random(seed));
        b.startSteady();
        crowd.play(Duration.ofSeconds(2));

        people.general().sync().flushall();
        crowd.play(Duration.ofSeconds(1));
        assertThat(a.host().games()).hasSize(GAMES);
        assertThat(b.host().games()).isEmpty();
        print("loss of memory", games);

        a.die();
        crowd.play(Duration.ofSeconds(2));
        assertThat(b.host().games()).hasSize(GAMES);
        crowd.leave();
        List<Game> now = List.copyOf(b.host().games());
        b.die();
        Awaitility.await().untilAsserted(() -> followers.assertEveryFrameOnceAndInOrder(now));
        crowd.assertEveryInputAppliedOnce();
        assertThat(now)
                .allSatisfy(game -> assertThat(game.log().play().orThrow().tick())
                        .as("the whole log of %s, seed %d", game.id(), seed)
                        .isEqualTo(game.tick()));
    }

    /** Whoever else is asked then has the same trouble: a game that all leave to the others is played by nobody. */
    @Test
    void areNotLeftToOthersBecauseRedisDidNotAnswer() {
        assertThat(b.host().takePlace(false)).isTrue();
        people.general().sync().clientPause(3_000);

        assertThat(b.host().takeOver(GameId.random())).isTrue();
    }

    @Test
    void areNotTakenFromAServerThatLives() throws Exception {
        a.openAll();
        b.startSteady();

        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> b.host().games().isEmpty());

        assertThat(a.host().games()).hasSize(GAMES);
        a.die();
    }

    /** Its successors would meet the same end, one after the other, for ever. */
    @Test
    void areNotTakenOverWhenTheirOwnTickThrew() throws Exception {
        a.die();
        HostedGames throwing = server("throwing", 1, setup -> {
            FailingSimulation world =
                    new FailingSimulation(RuleSets.begin(setup).orThrow());
            world.failsAt = 90;
            return world;
        });
        throwing.start();
        GameId id = throwing.openAll().getFirst().id();
        b.startSteady();
        Awaitility.await().until(() -> throwing.host().games().isEmpty());

        Awaitility.await()
                .during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(10))
                .until(() -> b.host().game(id).isEmpty());
        throwing.stop();
    }

    @Test
    void haveTheirWholeLogAlsoUnderTheSecondOwner() throws Exception {
        Game before = a.openAll().getFirst();
        b.startSteady();
        Awaitility.await().until(() -> before.tick() > 150);
        a.die();
        Awaitility.await().until(() -> b.host().game(before.id()).isPresent());
        Game after = b.host().game(before.id()).orElseThrow();
        Awaitility.await().until(() -> after.tick() > before.tick() + 60);

        b.die();

        GameLog log = after.log();
        assertThat(log.frames()).hasSize(after.tick());
        assertThat(log.play().orThrow().tick()).isEqualTo(after.tick());
        assertThat(after.startedAt()).isEqualTo(before.startedAt().truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
    }

    private HostedGames server(String instance, int most, Worlds worlds) {
        List<String> others =
                Stream.of("a", "b", "c").filter(name -> !name.equals(instance)).toList();
        return new HostedGames(
                instance, connect(), registry, SEATS, 180, most, worlds, others, broken, instance.hashCode());
    }

    private long offered() {
        return people.general()
                .sync()
                .zcard(Channels.matchmaking("banana-brawl").getBytes(UTF_8));
    }

    private RedisConnections connect() {
        connections.add(Backends.connect(Backends.address(port)));
        return connections.getLast();
    }

    private void print(String which, List<Game> games) {
        System.out.println("longest pause after the " + which + " death (ms): "
                + games.stream()
                        .mapToDouble(game -> followers.longestPauseMs(game.id()))
                        .sorted()
                        .mapToObj("%.0f"::formatted)
                        .toList());
    }
}
