package dev.monkeytown.systemtests.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.monkeytown.simulation.EventKind;
import dev.monkeytown.systemtests.frames.FramesPlayer;
import dev.monkeytown.systemtests.town.Figures;
import dev.monkeytown.systemtests.town.Guest;
import dev.monkeytown.systemtests.town.Town;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A newcomer with mouse and keyboard, from the home page through a whole game to the ladder. */
@Order(1)
@ExtendWith(ChromiumExtension.class)
class GameInBrowserIT {
    private static final Duration A_GAME = Duration.ofSeconds(60);
    private static final double CLEARLY_UNITS = 40;

    @Test
    void playsFromTheHomePageToTheLadder(Town town, Chromium chromium) throws Exception {
        String name = "Newcomer " + ThreadLocalRandom.current().nextInt(1000, 10_000);
        Visitor visitor = chromium.visitor(town, Device.DESKTOP);
        visitor.opens("/");
        assertThat(visitor.part("nickname").inputValue())
                .as("a name to start with")
                .isNotBlank();
        visitor.seesTheIsland();
        visitor.screenshot("home");

        double coldMs = visitor.clicksPlay(name);
        Probe playing = visitor.playing();
        try (FramesPlayer watcher = FramesPlayer.watching(town, playing.gameId())) {
            Steering steering = new Steering(watcher, playing.seat());
            runsWhereTheKeysPoint(visitor, steering);
            collects(visitor, steering);
            visitor.screenshot("play");
            throwsWhatItCollected(visitor, steering);
            watcher.hasNoComplaints();
        }
        Probe late = visitor.probe();

        visitor.part("standings")
                .waitFor(new Locator.WaitForOptions()
                        .setState(WaitForSelectorState.VISIBLE)
                        .setTimeout(A_GAME.toMillis()));
        assertThat(visitor.part("standings").innerText()).contains(name);
        visitor.screenshot("standings");
        double clickedMs = System.currentTimeMillis();
        visitor.part("play-again").click();
        Probe again = visitor.awaits(
                "playing another game",
                probe -> probe.isPlaying() && !probe.gameId().equals(playing.gameId()));
        new Figures("chromium")
                .add("click to playing, first visit", coldMs, "ms")
                .add("click to playing, again", again.playingSinceMs() - clickedMs, "ms")
                .add("frames received", late.framesPerSecond(), "1/s")
                .add("pictures drawn by software", late.drawsPerSecond(), "1/s")
                .publish();

        await().pollInSameThread().atMost(A_GAME).untilAsserted(() -> {
            visitor.opens("/");
            assertThat(visitor.part("ladder").innerText()).contains(name);
        });
        assertThat(town.guest("Anybody").read("/api/ladder").path("ladder"))
                .anyMatch(line -> line.path("name").asString("").equals(name)
                        && line.path("games").asInt() == 1);
    }

    @Test
    void isBackInTheSameSeatAfterAReload(Town town, Chromium chromium) {
        Visitor visitor = chromium.visitor(town, Device.SMALL);
        visitor.clicksPlay("Reload Rita");
        Probe before = visitor.playing();

        visitor.page().reload();

        Probe after = visitor.playing();
        assertThat(after.gameId()).isEqualTo(before.gameId());
        assertThat(after.seat()).isEqualTo(before.seat());
        assertThat(after.playerId()).isEqualTo(before.playerId());
        visitor.awaits("the game goes on", probe -> probe.tick() > after.tick() + 60);
    }

    @Test
    void comesBackByItselfWhenTheConnectionIsLost(Town town, Chromium chromium) {
        Visitor visitor = chromium.visitor(town, Device.SMALL);
        visitor.clicksPlay("Tunnel Tom");
        Probe before = visitor.playing();

        visitor.page().evaluate("() => window.__monkeytown.dropConnection()");

        visitor.awaits("lost", probe -> !probe.status().equals("live"));
        Probe after = visitor.awaits("live again", probe -> probe.isPlaying() && probe.tick() > before.tick() + 60);
        assertThat(after.gameId()).isEqualTo(before.gameId());
        assertThat(after.seat()).isEqualTo(before.seat());
    }

    @Test
    void showsTwoBrowsersTheSameGameAndWhatTheySay(Town town, Chromium chromium) {
        Guest.Seated host = town.inAFreshGame("Opener Olga");
        String game = host.place().gameId();
        Visitor first = chromium.visitor(town, Device.SMALL);
        Visitor second = chromium.visitor(town, Device.SMALL);
        first.opens("/play/" + game);
        second.opens("/play/" + game);
        Probe firstSeated = first.awaits("seated", Probe::isSeated);
        Probe secondSeated = second.awaits("seated", Probe::isSeated);
        assertThat(firstSeated.gameId()).isEqualTo(game);
        assertThat(secondSeated.gameId()).isEqualTo(game);
        assertThat(secondSeated.seat()).isNotEqualTo(firstSeated.seat());

        first.holds(Set.of("KeyW"));
        second.part("chat-input").fill("Hello from the other side");
        second.part("chat-input").press("Enter");
        first.page().getByText("Hello from the other side").waitFor();
        first.holds(Set.of());
        first.awaits("hundreds of ticks", probe -> probe.tick() > secondSeated.tick() + 360 || probe.finished());
        second.awaits("the same ticks", probe -> probe.tick() > secondSeated.tick() + 360 || probe.finished());

        Map<Integer, Integer> firstHashes = first.hashes();
        Map<Integer, Integer> secondHashes = second.hashes();
        firstHashes.keySet().retainAll(secondHashes.keySet());
        secondHashes.keySet().retainAll(firstHashes.keySet());
        assertThat(firstHashes).hasSizeGreaterThan(200).isEqualTo(secondHashes);
    }

    private static void runsWhereTheKeysPoint(Visitor visitor, Steering steering) {
        Steering.Way way = steering.freeWay();
        Probe before = visitor.probe();
        visitor.holds(Set.of(way.key()));
        visitor.awaits(
                "runs along " + way + " from " + before,
                now -> (now.x() - before.x()) * way.x() + (now.y() - before.y()) * way.y() > CLEARLY_UNITS);
        visitor.holds(Set.of());
    }

    private static void collects(Visitor visitor, Steering steering) {
        int before = visitor.probe().bananas();
        visitor.awaits("more bananas than " + before, probe -> {
            visitor.holds(steering.towardsABanana());
            return probe.bananas() > before;
        });
        visitor.holds(Set.of());
        await().pollInSameThread()
                .atMost(Visitor.PATIENCE)
                .untilAsserted(() -> assertThat(visitor.part("scoreboard")
                                .locator("li.own .bananas")
                                .innerText())
                        .contains(Integer.toString(visitor.probe().bananas())));
    }

    /** Goes on collecting: somebody may have knocked the first ones out of it. */
    private static void throwsWhatItCollected(Visitor visitor, Steering steering) {
        var mouse = visitor.page().mouse();
        mouse.move(visitor.device().width() * 0.9, visitor.device().height() * 0.5);
        visitor.awaits("a throw by seat " + steering.seat(), _ -> {
            visitor.holds(steering.towardsABanana());
            mouse.down();
            mouse.up();
            return steering.eyes().events().stream()
                    .anyMatch(event -> event.kind() == EventKind.THROW && event.actor() == steering.seat());
        });
        visitor.holds(Set.of());
    }
}
