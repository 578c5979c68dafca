package dev.monkeytown.systemtests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.monkeytown.model.Limits;
import dev.monkeytown.quickstart.cluster.Surroundings;
import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.GameLog;
import dev.monkeytown.systemtests.frames.FramesPlayer;
import dev.monkeytown.systemtests.frames.Wire;
import dev.monkeytown.systemtests.town.Guest;
import dev.monkeytown.systemtests.town.Town;
import dev.monkeytown.systemtests.town.Tunnel;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A player's connection is cut in the middle of a game. */
@Order(2)
@ExtendWith(ChromiumExtension.class)
class StandInIT {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int STAND_IN_AFTER_TICKS = (int) Limits.STAND_IN_AFTER.toMillis() * 60 / 1000;

    /** From the cut until the game knows of it, and from a frame until somebody here has looked at it. */
    private static final int ON_THE_WAY_TICKS = 90;

    @Test
    void anAgentPlaysForWhoeverIsCutOffIsLabelledAndGivesTheSeatBack(Town town, Chromium chromium) throws Exception {
        Guest.Seated absent = town.inAFreshGame("Absent Abe");
        String game = absent.place().gameId();
        Visitor onlooker = chromium.visitor(town, Device.DESKTOP);
        onlooker.opens("/play/" + game);
        onlooker.playing();
        int seat;
        int cutTick;
        int sequence;
        try (Tunnel tunnel = Tunnel.into(town);
                FramesPlayer eyes = FramesPlayer.watching(town, game);
                Wire stranger = watchingInJson(town, game)) {
            FramesPlayer before = FramesPlayer.sitDown(tunnel.address(), absent.guest(), game);
            seat = before.seat();
            Locator row = onlooker.part("scoreboard")
                    .locator("li")
                    .filter(new Locator.FilterOptions().setHasText("Absent Abe"));
            Locator label = row.locator(".ai");
            int running = before.wish(0, 7, 0, 0);
            await().atMost(PATIENCE).until(() -> eyes.inputsOf(seat).containsKey(running));
            assertThat(seated(eyes, seat).agent()).isFalse();

            cutTick = eyes.tick();
            tunnel.cut();

            assertThat(before.wire().awaitClose()).isNotEqualTo(1000);
            await().atMost(PATIENCE).until(() -> seated(eyes, seat).agent());
            assertThat(label).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE.toMillis()));
            assertThat(joined(stranger, before.playerId())).last().isEqualTo(true);
            int inputs = eyes.inputsOf(seat).size();
            await().atMost(PATIENCE).until(() -> eyes.inputsOf(seat).size() > inputs + 2);
            assertThat(seated(eyes, seat).name()).isEqualTo("Absent Abe");

            try (FramesPlayer back = FramesPlayer.sitDown(tunnel.address(), absent.guest(), game)) {
                assertThat(back.seat()).isEqualTo(seat);
                await().atMost(PATIENCE).until(() -> !seated(back, seat).agent());
                sequence = back.wish(64, 7, 0, 0);
                await().atMost(PATIENCE).until(() -> eyes.inputsOf(seat).containsKey(sequence));
                assertThat(row).isVisible();
                assertThat(label).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE.toMillis()));
                assertThat(joined(stranger, before.playerId())).last().isEqualTo(false);
                back.awaitEnd();
                back.hasNoComplaints();
            }
        }
        Story story = Story.of(log(town, game), absent.guest().tokens().playerId(), seat);
        assertThat(story.stoodInTick() - cutTick)
                .isBetween(STAND_IN_AFTER_TICKS - ON_THE_WAY_TICKS, STAND_IN_AFTER_TICKS + ON_THE_WAY_TICKS);
        assertThat(story.seatChangesAfter(story.satDownTick()))
                .as("whoever decides for it, the monkey stays what it is")
                .isZero();
        assertThat(story.inputsAfter(story.backTick()))
                .as("inputs since the seat was handed back")
                .containsExactly(sequence);
        double share = ratedShare(town.cluster().surroundings(), game, story.playerId());
        assertThat(share).isCloseTo(story.ownShare(), within(1e-9)).isLessThan(0.95);
    }

    /** What a game's log says of one seat. */
    private record Story(String playerId, int seat, List<Frame> frames) {

        static Story of(GameLog log, String playerId, int seat) {
            return new Story(
                    playerId,
                    seat,
                    log.frames().stream()
                            .map(bytes -> FrameCodec.decode(bytes).orThrow())
                            .toList());
        }

        int satDownTick() {
            return labelled(false, 0);
        }

        int stoodInTick() {
            return labelled(true, satDownTick());
        }

        int backTick() {
            return labelled(false, stoodInTick());
        }

        long seatChangesAfter(int tick) {
            return frames.stream()
                    .filter(frame -> frame.tick() > tick)
                    .flatMap(frame -> frame.commands().stream())
                    .filter(command -> command.seat() == seat && !(command instanceof Command.Input))
                    .count();
        }

        List<Integer> inputsAfter(int tick) {
            return frames.stream()
                    .filter(frame -> frame.tick() >= tick)
                    .flatMap(frame -> frame.commands().stream())
                    .filter(command -> command.seat() == seat)
                    .map(command -> command instanceof Command.Input input ? input.sequence() : -1)
                    .toList();
        }

        /** Of the game, what was not played by anybody else. */
        double ownShare() {
            int others = satDownTick() - 1 + backTick() - stoodInTick();
            return (frames.size() - others) / (double) frames.size();
        }

        private int labelled(boolean agent, int afterTick) {
            return frames.stream()
                    .filter(frame -> frame.tick() > afterTick)
                    .filter(frame -> frame.annotations().stream()
                            .anyMatch(each -> each instanceof Annotation.Seated seated
                                    && seated.playerId().equals(playerId)
                                    && seated.agent() == agent))
                    .findFirst()
                    .orElseThrow()
                    .tick();
        }
    }

    private static Wire watchingInJson(Town town, String game) {
        Wire wire = Wire.open(
                town.address(),
                "monkeytown.v1.json",
                town.guest("Json Jim").tokens().socketToken(),
                (_, _) -> {});
        wire.say("join_game", Map.of("gameId", game, "watch", true));
        wire.await("game_state");
        return wire;
    }

    /** Whether an agent acts for the player, as often as that was told. */
    private static List<Boolean> joined(Wire stranger, String playerId) {
        return stranger.said("player_joined").stream()
                .filter(said -> said.payload().path("id").asString("").equals(playerId))
                .map(said -> said.payload().path("agent").asBoolean())
                .toList();
    }

    private static Annotation.Seated seated(FramesPlayer eyes, int seat) {
        return eyes.roster().stream()
                .filter(each -> each.seat() == seat)
                .findFirst()
                .orElseThrow();
    }

    private static GameLog log(Town town, String game) {
        Guest anybody = town.guest("Reader");
        await().atMost(PATIENCE)
                .until(() -> anybody.get("/api/games/" + game).body().contains("\"completed\""));
        return GameLog.decode(anybody.download("/api/games/" + game + "/log")).orThrow();
    }

    private static double ratedShare(Surroundings around, String game, String player) throws SQLException {
        try (Connection database = DriverManager.getConnection(
                        around.databaseUrl(), around.databaseUser(), around.databasePassword());
                PreparedStatement query = database.prepareStatement(
                        "select share from rating_history where game_id = ? and player_id = ?")) {
            query.setObject(1, UUID.fromString(game));
            query.setObject(2, UUID.fromString(player));
            try (ResultSet rows = query.executeQuery()) {
                OptionalDouble share = rows.next() ? OptionalDouble.of(rows.getDouble(1)) : OptionalDouble.empty();
                return share.orElseThrow();
            }
        }
    }
}
