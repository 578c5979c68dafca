package dev.monkeytown.systemtests.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.monkeytown.systemtests.town.Town;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a player sees who wants to know how the connection is. */
@Order(2)
@ExtendWith(ChromiumExtension.class)
class OverlayIT {
    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9,]*(\\.[0-9]+)?");
    private static final int TAPS = 3;
    private static final double OPENS_WITHIN_MS = 5000;

    @Test
    void showsLiveNumbersWhileF3IsOn(Town town, Chromium chromium) {
        Visitor visitor = chromium.visitor(town, Device.DESKTOP);
        visitor.clicksPlay("Curious Cora");
        assertThat(visitor.part("overlay").count()).as("closed at first").isZero();

        visitor.page().keyboard().press("F3");
        visitor.part("overlay").waitFor();

        showsNumbers(visitor);
        double tick = measured(visitor, "tick");
        await().pollInSameThread()
                .atMost(Visitor.PATIENCE)
                .untilAsserted(() -> assertThat(measured(visitor, "tick")).isGreaterThan(tick + 30));
        assertThat(visitor.part("measured-pictures").innerText()).containsAnyOf("WebGL", "Canvas");
        assertThat(visitor.part("measured-server").innerText()).contains("event-stream");
        visitor.screenshot("overlay");
        visitor.page().keyboard().press("F3");
        visitor.part("overlay").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    @Test
    void tellsHowEarlyTheOwnInputsAre(Town town, Chromium chromium) {
        Visitor visitor = chromium.visitor(town, Device.SMALL);
        visitor.clicksPlay("Early Earl");
        visitor.page().keyboard().press("F3");
        visitor.part("overlay").waitFor();
        assertThat(measured(visitor, "lead")).isPositive();

        var mouse = visitor.page().mouse();
        int[] turns = {0};
        await().pollInSameThread().atMost(Visitor.PATIENCE).untilAsserted(() -> {
            turns[0]++;
            mouse.move(
                    visitor.device().width() * (0.2 + 0.6 * (turns[0] % 2)),
                    visitor.device().height() * 0.3);
            assertThat(visitor.part("measured-slack").innerText()).containsPattern("^[+−][0-9]");
        });
    }

    @Test
    void countsTheReconnectAndWhatItBroughtBack(Town town, Chromium chromium) {
        Visitor visitor = chromium.visitor(town, Device.SMALL);
        visitor.clicksPlay("Counting Conny");
        visitor.page().keyboard().press("F3");
        visitor.part("overlay").waitFor();
        assertThat(visitor.part("measured-gaps").innerText()).isEqualTo("0 · 0 · 0");

        visitor.page().evaluate("() => window.__monkeytown.dropConnection()");

        await().pollInSameThread()
                .atMost(Visitor.PATIENCE)
                .untilAsserted(() ->
                        assertThat(visitor.part("measured-gaps").innerText()).isEqualTo("0 · 1 · 1"));
    }

    @Test
    void opensOnAPhoneWithThreeTapsOnTheClock(Town town, Chromium chromium) {
        Visitor visitor = chromium.visitor(town, Device.PHONE);
        visitor.clicksPlay("Tapping Tia");
        tapsTheClock(visitor);

        showsNumbers(visitor);
        visitor.screenshot("phone-overlay");
        var box = visitor.part("overlay").boundingBox();
        assertThat(box.x).isNotNegative();
        assertThat(box.x + box.width).isLessThanOrEqualTo(visitor.device().width());
        visitor.part("overlay").locator("button").tap();
        visitor.part("overlay").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    @Test
    void isOpenFromTheStartWhereTheAddressAsksForIt(Town town, Chromium chromium) {
        Visitor visitor = chromium.visitor(town, Device.SMALL);
        visitor.opens("/play?stats=1");

        visitor.playing();
        visitor.part("overlay").waitFor();
    }

    /** Again and again: on a busy machine taps may come too far apart to belong together. */
    private static void tapsTheClock(Visitor visitor) {
        var clock = visitor.part("timer").boundingBox();
        await().pollInSameThread()
                .atMost(Visitor.PATIENCE.multipliedBy(2))
                .ignoreException(TimeoutError.class)
                .untilAsserted(() -> {
                    for (int i = 0; i < TAPS; i++) {
                        visitor.page().touchscreen().tap(clock.x + clock.width / 2, clock.y + clock.height / 2);
                    }
                    visitor.part("overlay").waitFor(new Locator.WaitForOptions().setTimeout(OPENS_WITHIN_MS));
                });
    }

    private static void showsNumbers(Visitor visitor) {
        await().pollInSameThread().atMost(Visitor.PATIENCE).untilAsserted(() -> {
            assertThat(measured(visitor, "ping")).as("ms of ping").isPositive();
            assertThat(measured(visitor, "bytes")).as("bytes a second").isPositive();
            assertThat(measured(visitor, "frames")).as("frames a second").isPositive();
            assertThat(measured(visitor, "playout")).as("ms of playout").isBetween(33.0, 150.0);
        });
    }

    /** The first number of a row. */
    private static double measured(Visitor visitor, String name) {
        String text = visitor.part("measured-" + name).innerText();
        Matcher number = NUMBER.matcher(text);
        assertThat(number.find())
                .as(() -> "a number in %s: %s".formatted(name.toLowerCase(Locale.ROOT), text))
                .isTrue();
        return Double.parseDouble(number.group().replace(",", ""));
    }
}
