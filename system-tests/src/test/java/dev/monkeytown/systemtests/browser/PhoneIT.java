package dev.monkeytown.systemtests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.options.BoundingBox;
import dev.monkeytown.systemtests.frames.FramesPlayer;
import dev.monkeytown.systemtests.town.Town;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same town on a screen of 390 by 844 with nothing but fingers. */
@Order(2)
@ExtendWith(ChromiumExtension.class)
class PhoneIT {
    private static final double CLEARLY_UNITS = 40;
    private static final String TINY_TEXTS = """
            () => {
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const tiny = [];
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const element = node.parentElement;
                const text = node.textContent.trim();
                if (!text || !element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue;
                if (['SCRIPT', 'STYLE', 'TITLE', 'NOSCRIPT'].includes(element.tagName) || element.closest('noscript')) continue;
                const scale = element instanceof SVGGraphicsElement ? element.getScreenCTM().a : 1;
                const size = parseFloat(getComputedStyle(element).fontSize) * scale * visualViewport.scale;
                if (size < 12) tiny.push(`${size.toFixed(1)} px: ${text}`);
              }
              return tiny;
            }
            """;

    @Test
    void readsTheHomePage(Town town, Chromium chromium) {
        Visitor visitor = chromium.visitor(town, Device.PHONE);
        visitor.opens("/");
        visitor.seesTheIsland();
        visitor.screenshot("phone-home");

        isWithinTheScreen(visitor, visitor.part("play").boundingBox());
        isReadable(visitor);
    }

    @Test
    void playsWithAThumb(Town town, Chromium chromium) {
        Visitor visitor = chromium.visitor(town, Device.PHONE);
        visitor.clicksPlay("Thumb Theo");
        Probe playing = visitor.playing();
        for (String part : List.of("timer", "scoreboard")) {
            visitor.sees(part);
            isWithinTheScreen(visitor, visitor.part(part).boundingBox());
        }

        try (FramesPlayer watcher = FramesPlayer.watching(town, playing.gameId())) {
            Steering.Way way = new Steering(watcher, playing.seat()).freeWay();
            Probe before = visitor.probe();
            CDPSession fingers = visitor.page().context().newCDPSession(visitor.page());
            touch(fingers, "touchStart", 90, 660);
            touch(fingers, "touchMove", 90 + way.x() * 60, 660 + way.y() * 60);
            visitor.awaits(
                    "runs along " + way + " from " + before,
                    now -> (now.x() - before.x()) * way.x() + (now.y() - before.y()) * way.y() > CLEARLY_UNITS);
            visitor.screenshot("phone-play");
            isReadable(visitor);
            fingers.send("Input.dispatchTouchEvent", touchEvent("touchEnd"));
        }
    }

    private static void isReadable(Visitor visitor) {
        assertThat((Boolean) visitor.page().evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing to scroll sideways")
                .isTrue();
        assertThat((List<?>) visitor.page().evaluate(TINY_TEXTS))
                .as("texts below 12 px")
                .isEmpty();
    }

    private static void isWithinTheScreen(Visitor visitor, BoundingBox box) {
        assertThat(box.x).isNotNegative();
        assertThat(box.y).isNotNegative();
        assertThat(box.x + box.width).isLessThanOrEqualTo(visitor.device().width());
        assertThat(box.y + box.height).isLessThanOrEqualTo(visitor.device().height());
    }

    private static void touch(CDPSession fingers, String type, double x, double y) {
        JsonObject event = touchEvent(type);
        JsonObject point = new JsonObject();
        point.addProperty("x", x);
        point.addProperty("y", y);
        event.getAsJsonArray("touchPoints").add(point);
        fingers.send("Input.dispatchTouchEvent", event);
    }

    private static JsonObject touchEvent(String type) {
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", new JsonArray());
        return event;
    }
}
