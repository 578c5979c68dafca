package dev.monkeytown.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.codec.InputCodec;
import dev.monkeytown.systemtests.frames.FramesPlayer;
import dev.monkeytown.systemtests.frames.Wire;
import dev.monkeytown.systemtests.town.Guest;
import dev.monkeytown.systemtests.town.Town;
import dev.monkeytown.systemtests.town.TownPlan;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever one client does, it gets a typed answer, and another player of the same game notices nothing. */
@Order(4)
class BadInputIT {
    private static final int CLOSE_BAD_PROTOCOL = 4400;
    private static final int CLOSE_TOO_LARGE = 4413;
    private static final int CLOSE_TOO_MANY_MESSAGES = 4429;
    private static final int CLOSE_MESSAGE_TOO_BIG = 1009;
    /** What a client sees that is still sending when the other side has had enough. */
    private static final int BROKEN = 1006;

    private static final int MOST_BYTES = 4 * 1024;

    private final Town town;
    private final FramesPlayer bystander;
    private final Guest culpritGuest;
    private final FramesPlayer culprit;

    BadInputIT(Town town) {
        this.town = town;
        bystander = FramesPlayer.inAFreshGame(town, "Bystander");
        culpritGuest = town.guest("Culprit");
        culpritGuest.join(bystander.gameId());
        culprit = FramesPlayer.sitDown(culpritGuest, bystander.gameId());
    }

    @BeforeEach
    void everythingIsFine() {
        bystander.hasNoComplaints();
        culprit.hasNoComplaints();
    }

    /** Half a second of frames with a hash among them, and an input that comes through. */
    @AfterEach
    void theOtherPlayerNoticedNothing() {
        int proofs = bystander.proofs();
        int sequence = bystander.wish(64, 3, 0, 0);
        bystander.awaitFrames(Frame.HASH_EVERY_TICKS);
        bystander.hasNoComplaints();
        assertThat(bystander.proofs()).isGreaterThan(proofs);
        assertThat(bystander.inputsOf(bystander.seat())).containsOnly(Map.entry(sequence, 1));
        bystander.close();
        culprit.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"join_ga       | bad_json",
                "[1,2,3]                   | bad_field",
                "{\"payload\":{}}          | bad_field",
                "{\"type\":\"fly_away\"}   | unknown_type",
                "{\"type\":\"chat_message\",\"payload\":{\"text\":7}}       | bad_field",
                "{\"type\":\"chat_message\",\"payload\":\"hello\"}          | bad_field",
                "{\"type\":\"resume\",\"payload\":{\"gameId\":\"../..\"}}   | bad_field"
            })
    void answersWhatIsWrongWithAMessageAndGoesOn(String text, String code) {
        culprit.wire().text(text);

        culprit.wire().awaitError(code);
        culprit.wire().roundTrip();
        culprit.awaitFrames(6);
    }

    @Test
    void refusesAChatMessageThatIsTooLong() {
        culprit.wire().say("chat_message", Map.of("text", "o".repeat(201)));

        culprit.wire().awaitError("bad_field");
        assertThat(bystander.chats()).isEmpty();
    }

    @Test
    void limitsHowMuchOnePlayerMayChat() {
        for (int i = 0; i < 20; i++) {
            culprit.wire().say("chat_message", Map.of("text", "buy bananas " + i));
        }

        culprit.wire().awaitError("rate_limited");
        culprit.awaitFrames(60);
        assertThat(bystander.chats()).hasSizeBetween(1, 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 1400})
    void refusesBinaryNoise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(bytes).nextBytes(noise);

        culprit.wire().binary(noise);

        culprit.wire().awaitError("bad_binary");
        culprit.wire().roundTrip();
        culprit.awaitFrames(6);
    }

    @Test
    void hangsUpOnAClientThatOnlyTalksNonsense() {
        for (int i = 0; i < 40; i++) {
            culprit.wire().text("nonsense " + i);
        }

        assertThat(culprit.wire().awaitClose()).isEqualTo(CLOSE_BAD_PROTOCOL);
    }

    @Test
    void hangsUpOnAMessageThatIsTooLong() {
        culprit.wire().say("chat_message", Map.of("text", "o".repeat(MOST_BYTES)));

        assertThat(culprit.wire().awaitClose()).isEqualTo(CLOSE_TOO_LARGE);
    }

    @Test
    void doesNotEvenReadAMessageThatIsFarTooLong() {
        culprit.wire().binary(new byte[1 << 20]);

        assertThat(culprit.wire().awaitClose()).isIn(CLOSE_MESSAGE_TOO_BIG, BROKEN);
    }

    @Test
    void survivesTenThousandInputsAtOnce() {
        int seat = culprit.seat();
        for (int sequence = 1; sequence <= 10_000; sequence++) {
            Command.Input input = new Command.Input(0, sequence, sequence & 0xFF, 7, 0, 0);
            culprit.wire().binary(InputCodec.encode(List.of(new InputCodec.Timed(0, input))));
        }

        assertThat(culprit.wire().awaitClose()).isEqualTo(CLOSE_TOO_MANY_MESSAGES);
        bystander.awaitFrames(60);
        assertThat(bystander.inputsOf(seat))
                .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void movesOnlyTheSenderWhateverSeatAnInputClaims() {
        int seat = culprit.seat();
        Map<String, Object> move = Map.of("angle", 0, "strength", 7);
        culprit.wire()
                .say(
                        "player_input",
                        Map.of(
                                "seat", bystander.seat(),
                                "playerId", bystander.playerId(),
                                "action",
                                        Map.of(
                                                "seat",
                                                bystander.seat(),
                                                "playerId",
                                                bystander.playerId(),
                                                "sequence",
                                                1,
                                                "tick",
                                                0,
                                                "move",
                                                move,
                                                "aim",
                                                0,
                                                "buttons",
                                                List.of())));

        await().until(() -> bystander.inputsOf(seat).containsKey(1));
        assertThat(bystander.inputsOf(bystander.seat())).isEmpty();
    }

    @Test
    void givesNobodyASeatThatIsNotTheirs() {
        Guest stranger = town.guest("Stranger");
        try (Wire wire = Wire.open(
                town.address(), FramesPlayer.DIALECT, stranger.tokens().socketToken(), (_, _) -> {})) {
            wire.say("join_game", Map.of("gameId", bystander.gameId(), "playerId", bystander.playerId(), "seat", 0));

            wire.awaitError("not_a_member");

            Command.Input input = new Command.Input(0, 1, 0, 7, 0, 0);
            wire.binary(InputCodec.encode(List.of(new InputCodec.Timed(0, input))));
            wire.awaitError("not_in_game");
        }
    }

    @Test
    void letsASpectatorOnlyLook() {
        try (FramesPlayer watcher = FramesPlayer.watching(town, bystander.gameId())) {
            Command.Input input = new Command.Input(0, 1, 0, 7, 0, 0);
            watcher.wire().binary(InputCodec.encode(List.of(new InputCodec.Timed(0, input))));

            watcher.wire().awaitError("spectator");
            watcher.awaitFrames(6);
        }
    }

    @Test
    void knowsNoGameThatDoesNotExist() {
        String nowhere = UUID.randomUUID().toString();
        culprit.wire().say("join_game", Map.of("gameId", nowhere));

        culprit.wire().awaitError("unknown_game");
        HttpResponse<String> answer = culpritGuest.wantsToJoin(nowhere);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"unknown_game\"");
    }

    @Test
    void seatsNobodyInAFullGame() {
        for (int i = 2; i < TownPlan.SEATS; i++) {
            town.guest("Filler " + i).join(bystander.gameId());
        }
        Guest late = town.guest("Late Lou");

        HttpResponse<String> answer = late.wantsToJoin(bystander.gameId());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("\"game_full\"");
        try (Wire wire =
                Wire.open(town.address(), FramesPlayer.DIALECT, late.tokens().socketToken(), (_, _) -> {})) {
            wire.say("join_game", Map.of("gameId", bystander.gameId()));
            wire.awaitError("game_full");
        }
    }

    @ParameterizedTest
    @CsvSource({"99999999,5", "0,2000000000", "1,-1", "0,0"})
    void bringsAClientWithANonsensicalPositionBackToThePresent(long epoch, int tick) {
        culprit.wire().say("resume", Map.of("gameId", bystander.gameId(), "epoch", epoch, "tick", tick));

        assertThat(culprit.wire().await("resumed").path("answer").asString()).isIn("keyframe", "missed_frames");
        culprit.awaitFrames(12);
        bystander.awaitTick(culprit.tick());
        assertThat(culprit.hashes().get(culprit.tick() - 5))
                .isEqualTo(bystander.hashes().get(culprit.tick() - 5));
    }

    @Test
    void refusesAPositionThatIsNone() {
        culprit.wire().say("resume", Map.of("gameId", bystander.gameId(), "epoch", -3, "tick", "now"));

        culprit.wire().awaitError("bad_field");
    }

    @Test
    void answersWrongRequestsOverHttp() {
        String token = culpritGuest.tokens().apiToken();

        assertThat(culpritGuest.post("/api/play", "{\"mode\":\"chess\"}", token))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(400))
                .satisfies(answer -> assertThat(answer.body()).contains("\"bad_field\""));
        assertThat(culpritGuest.post("/api/play", "{\"mode\"", token).statusCode())
                .isEqualTo(400);
        assertThat(culpritGuest
                        .post("/api/play", "{\"mode\":\"banana-brawl\"}", "")
                        .statusCode())
                .isEqualTo(401);
        assertThat(culpritGuest
                        .post("/api/play", "x".repeat(MOST_BYTES + 1), token)
                        .statusCode())
                .isEqualTo(413);
        assertThat(culpritGuest.get("/api/games/" + UUID.randomUUID() + "/log").statusCode())
                .isEqualTo(404);
    }
}
