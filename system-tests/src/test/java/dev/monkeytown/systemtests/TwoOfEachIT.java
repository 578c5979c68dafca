package dev.monkeytown.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.monkeytown.quickstart.process.Supervised;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.codec.GameLog;
import dev.monkeytown.systemtests.frames.FramesPlayer;
import dev.monkeytown.systemtests.town.Guest;
import dev.monkeytown.systemtests.town.OwnTown;
import dev.monkeytown.systemtests.town.TownPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A town with two of each service: what holds when there is more than one, when one dies, and when all of it stops. */
@Order(8)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoOfEachIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int GAMES = 4;

    @RegisterExtension
    static final OwnTown TOWN = new OwnTown(new TownPlan("two-of-each", 2, 15));

    @Test
    @Order(1)
    void showsTheSameGameWhateverInstancesServeIt() {
        try (FramesPlayer first = FramesPlayer.inAFreshGame(TOWN.town(), "First Fay")) {
            Guest secondGuest = TOWN.town().guest("Second Sam");
            secondGuest.join(first.gameId());
            try (FramesPlayer second = FramesPlayer.sitDown(secondGuest, first.gameId())) {
                assertThat(List.of(instance(first), instance(second)))
                        .as("the front takes turns")
                        .doesNotHaveDuplicates();
                int sequence = second.wish(0, 7, 0, 0);
                first.awaitFrames(120);
                second.awaitTick(first.tick());

                assertThat(first.inputsOf(second.seat())).containsEntry(sequence, 1);
                int tick = first.tick() - 10;
                assertThat(second.hashes()).containsEntry(tick, first.hashes().get(tick));
                first.hasNoComplaints();
                second.hasNoComplaints();
            }
        }
    }

    /** Whoever plays sees a pause and nothing else: no tick twice, none left out, no wish lost, the whole log in the end. */
    @Test
    @Order(2)
    void playsGamesOnWhoseServerIsKilled() throws Exception {
        List<FramesPlayer> players = new ArrayList<>();
        Supervised victim;
        try {
            for (int i = 0; i < GAMES; i++) {
                players.add(FramesPlayer.inAFreshGame(TOWN.town(), "Steadfast " + i));
            }
            Map<String, Long> epochs = new HashMap<>();
            players.forEach(player -> epochs.put(player.gameId(), player.epoch()));

            victim = whoRunsMost();
            victim.kill();
            for (int round = 0; round < 40; round++) {
                int angle = round * 6;
                players.forEach(player -> player.wish(angle, 5, 0, 0));
                players.getFirst().awaitFrames(2);
            }
            players.forEach(player -> player.awaitFrames(60));

            List<FramesPlayer> moved = players.stream()
                    .filter(player -> player.epoch() > epochs.getOrDefault(player.gameId(), Long.MAX_VALUE))
                    .toList();
            assertThat(moved).as("games that had another server").isNotEmpty();
            for (FramesPlayer player : players) {
                player.wish(0, 0, 0, 0);
                await().alias("wishes of " + player.gameId()).atMost(PATIENCE).until(() -> player.lost() == 0);
                player.hasNoComplaints();
            }
            System.out.println("longest pauses of the " + moved.size() + " games whose server was killed (ms): "
                    + moved.stream()
                            .map(player -> player.traffic().longestPauseNanos() / 1_000_000)
                            .sorted()
                            .toList());
            FramesPlayer last = moved.getLast();
            last.awaitEnd();
            Guest anybody = TOWN.town().guest("Reader");
            JsonNode game = await().atMost(PATIENCE)
                    .until(
                            () -> anybody.read("/api/games/" + last.gameId()),
                            answer -> answer.path("result").path("finalHash").isNumber());
            Simulation played = GameLog.decode(anybody.download("/api/games/" + last.gameId() + "/log"))
                    .orThrow()
                    .play()
                    .orThrow();
            assertThat(played.hash())
                    .isEqualTo(game.path("result").path("finalHash").asInt());
        } finally {
            players.forEach(FramesPlayer::close);
        }
        await().atMost(PATIENCE).until(victim::isAlive);
        assertThat(TOWN.town().cluster().awaitReady(PATIENCE)).isTrue();
    }

    private static Supervised whoRunsMost() {
        return Stream.of("game-server-1", "game-server-2")
                .map(TOWN.town().cluster()::process)
                .max(Comparator.comparingDouble(TwoOfEachIT::gamesOn))
                .orElseThrow();
    }

    private static double gamesOn(Supervised server) {
        URI metrics = URI.create("http://127.0.0.1:" + server.port() + "/actuator/prometheus");
        try (HttpClient http = HttpClient.newHttpClient()) {
            String page = http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            return page.lines()
                    .filter(line -> line.startsWith("games_running"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Order(3)
    @ParameterizedTest
    @ValueSource(strings = {"web-gateway-1", "event-stream-1", "game-server-1"})
    void startsAgainWhatWasKilledAndPlaysOn(String name) throws Exception {
        Supervised process = TOWN.town().cluster().process(name);
        int starts = process.starts();

        process.kill();

        await().atMost(PATIENCE).until(() -> process.starts() > starts && process.isAlive());
        assertThat(TOWN.town().cluster().awaitReady(PATIENCE)).isTrue();
        for (int round = 0; round < 2; round++) {
            try (FramesPlayer player = FramesPlayer.inAFreshGame(TOWN.town(), "Survivor " + round)) {
                int sequence = player.wish(0, 7, 0, 0);
                player.awaitFrames(60);
                assertThat(player.inputsOf(player.seat())).containsEntry(sequence, 1);
                player.hasNoComplaints();
            }
        }
    }

    @Test
    @Order(4)
    void keepsPlayersGamesLogsAndLadderOverARestart() throws Exception {
        Guest.Seated seated = TOWN.town().inAFreshGame("Lasting Lea");
        String gameId = seated.place().gameId();
        Guest.Tokens before;
        try (FramesPlayer player = FramesPlayer.sitDown(seated.guest(), gameId)) {
            before = seated.guest().tokens();
            player.wish(32, 5, 0, 0);
            player.awaitEnd();
        }
        JsonNode ladder = finished(seated.guest(), gameId).read("/api/ladder");

        TOWN.restart();

        Guest lea = seated.guest().movesTo(TOWN.town());
        assertThat(lea.tokens().playerId()).isEqualTo(before.playerId());
        assertThat(lea.read("/api/ladder")).isEqualTo(ladder);
        assertThat(lea.get("/").body()).contains("Lasting Lea");
        JsonNode game = lea.read("/api/games/" + gameId);
        assertThat(game.path("status").asString()).isEqualTo("completed");
        assertThat(game.path("result").path("standings").size()).isEqualTo(TownPlan.SEATS);
        Simulation played = GameLog.decode(lea.download("/api/games/" + gameId + "/log"))
                .orThrow()
                .play()
                .orThrow();
        assertThat(played.hash())
                .isEqualTo(game.path("result").path("finalHash").asInt());
        assertThat(played.tick()).isEqualTo(game.path("result").path("ticks").asInt());
        try (FramesPlayer again = FramesPlayer.sitDown(lea, lea.play().gameId())) {
            again.awaitFrames(60);
            again.hasNoComplaints();
        }
    }

    private static Guest finished(Guest guest, String gameId) {
        await().atMost(PATIENCE)
                .until(() -> guest.get("/api/games/" + gameId).body().contains("\"completed\""));
        return guest;
    }

    private static String instance(FramesPlayer player) {
        return player.wire().await("welcome").path("instance").asString();
    }
}
