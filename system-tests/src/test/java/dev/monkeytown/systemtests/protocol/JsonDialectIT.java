package dev.monkeytown.systemtests.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A client written from the protocol's page alone plays a game in the JSON dialect. */
@Order(2)
class JsonDialectIT {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration A_GAME = Duration.ofSeconds(60);
    /** For all that is to be done in a game; another one is taken if this one is nearly over. */
    private static final double ENOUGH_SECONDS = 12;

    private static final int WEST = 128;
    private static final int EAST = 0;
    private static final int FULL_SPEED = 7;

    @Test
    void playsAWholeGame(URI town) throws Exception {
        try (Stranger stranger = new Stranger(town, "Json Jane")) {
            assertThat(stranger.dialect()).isEqualTo(Stranger.DIALECT);
            String gameId = joinsAGame(stranger);
            if (stranger.newest("game_state").path("secondsLeft").asDouble() < ENOUGH_SECONDS) {
                await(stranger)
                        .atMost(A_GAME)
                        .until(() -> !stranger.heard("game_over").isEmpty());
                stranger.forget();
                gameId = joinsAGame(stranger);
            }
            assertThat(stranger.welcomedAs()).isEqualTo(stranger.playerId());

            movesWhereItWants(stranger);
            talks(stranger);
            getsTwentyStatesASecond(stranger);
            await(stranger)
                    .atMost(A_GAME)
                    .until(() -> !stranger.heard("game_over").isEmpty());

            JsonNode over = stranger.newest("game_over");
            assertThat(over.path("gameId").asString()).isEqualTo(gameId);
            assertThat(over.path("standings")).isNotEmpty().allSatisfy(placing -> {
                assertThat(placing.path("place").asInt()).isPositive();
                assertThat(placing.path("name").asString()).isNotBlank();
                assertThat(placing.path("bananas").isInt()).isTrue();
            });
            assertThat(over.path("standings"))
                    .anyMatch(placing -> placing.path("playerId").asString("").equals(stranger.playerId()));
            assertThat(kinds(stranger.heard("game_event"))).contains("end");
            assertThat(stranger.heard("error")).isEmpty();
            assertThat(stranger.isOpen()).isTrue();
        }
    }

    private static String joinsAGame(Stranger stranger) throws Exception {
        String gameId = stranger.findGame();
        stranger.say("join_game", Map.of("gameId", gameId));
        await(stranger)
                .atMost(PATIENCE)
                .until(() -> !stranger.self().path("agent").asBoolean(true));
        return gameId;
    }

    /** Towards the middle of the island, where no river is. */
    private static void movesWhereItWants(Stranger stranger) {
        await(stranger)
                .atMost(PATIENCE)
                .until(() -> stranger.self().path("doing").asString().equals("alive"));
        double before = x(stranger);
        boolean west = before > 0;

        int sequence = stranger.move(west ? WEST : EAST, FULL_SPEED);

        await(stranger)
                .alias("the input is acknowledged")
                .atMost(PATIENCE)
                .until(() -> stranger.self().path("sequence").asInt() == sequence);
        await(stranger)
                .alias("moves " + (west ? "west" : "east") + " from x=" + before)
                .atMost(PATIENCE)
                .until(() -> west ? x(stranger) < before - 40 : x(stranger) > before + 40);
        stranger.move(0, 0);
    }

    private static void talks(Stranger stranger) {
        stranger.say("chat_message", Map.of("text", "hello from elsewhere"));
        await(stranger)
                .atMost(PATIENCE)
                .until(() -> !stranger.heard("chat_message").isEmpty());
        JsonNode echo = stranger.newest("chat_message");
        assertThat(echo.path("playerId").asString()).isEqualTo(stranger.playerId());
        assertThat(echo.path("name").asString()).isEqualTo("Json Jane");
        assertThat(echo.path("text").asString()).isEqualTo("hello from elsewhere");

        stranger.say("heartbeat", Map.of("timestamp", 1234.5));
        await(stranger)
                .atMost(PATIENCE)
                .until(() -> stranger.heard("heartbeat").stream()
                        .anyMatch(beat -> beat.payload().path("timestamp").asDouble() == 1234.5));
    }

    private static void getsTwentyStatesASecond(Stranger stranger) {
        int before = stranger.heard("game_state").size();
        await(stranger)
                .atMost(PATIENCE)
                .until(() -> stranger.heard("game_state").size() >= before + 60);
        List<Stranger.Heard> states = stranger.heard("game_state").subList(before, before + 60);
        // Sixty ticks a second: every third is twenty states.
        int first = states.getFirst().payload().path("tick").asInt();
        assertThat(states)
                .extracting(state -> state.payload().path("tick").asInt())
                .isEqualTo(IntStream.range(0, 60).mapToObj(i -> first + 3 * i).toList());
    }

    private static ConditionFactory await(Stranger stranger) {
        return Awaitility.await().failFast("the server closed the socket", () -> !stranger.isOpen());
    }

    private static List<String> kinds(List<Stranger.Heard> events) {
        return events.stream()
                .map(event -> event.payload().path("kind").asString())
                .distinct()
                .toList();
    }

    private static double x(Stranger stranger) {
        return stranger.self().path("position").path("x").asDouble();
    }
}
