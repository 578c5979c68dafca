package dev.monkeytown.systemtests.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.monkeytown.systemtests.frames.FramesPlayer;
import dev.monkeytown.systemtests.town.Town;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Order(2)
@ExtendWith(ChromiumExtension.class)
class HomePageIT {
    @Test
    void showsLiveGamesAndTheLadderWithoutAnyScript(Town town, Chromium chromium) {
        try (FramesPlayer player = FramesPlayer.inAFreshGame(town, "Live Liv")) {
            Visitor visitor = chromium.visitor(town, Device.DESKTOP_WITHOUT_SCRIPT);

            await().pollInSameThread().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                visitor.opens("/");
                assertThat(visitor.part("games")
                                .locator("[data-game-id='" + player.gameId() + "']")
                                .count())
                        .isEqualTo(1);
            });
            visitor.sees("ladder");
            visitor.sees("play");
            assertThat(visitor.part("nickname").inputValue()).isNotBlank();
        }
    }

    @Test
    void saysWhatIsWrongWithANameAndKeepsAGoodOne(Town town, Chromium chromium) {
        Visitor visitor = chromium.visitor(town, Device.SMALL);
        visitor.opens("/");
        visitor.part("nickname").fill("King Kofi");
        visitor.part("play").click();
        visitor.page().getByText("the name of one of our AI monkeys").waitFor();

        visitor.clicksPlay("Good Name");
        visitor.opens("/");

        assertThat(visitor.part("nickname").inputValue()).isEqualTo("Good Name");
    }
}
