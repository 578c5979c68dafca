package dev.monkeytown.systemtests.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import dev.monkeytown.systemtests.town.Town;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real browser. Its visitors live as long as a test. */
final class Chromium implements AutoCloseable {
    private static final String PROGRAM = System.getenv().getOrDefault("MONKEYTOWN_CHROMIUM", "/usr/bin/chromium");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox", // Chromium refuses one to root
            "--use-angle=swiftshader",
            "--enable-unsafe-swiftshader",
            "--ignore-gpu-blocklist",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            // Of two pages one is always in the background, where timers would sleep.
            "--disable-background-timer-throttling",
            "--disable-backgrounding-occluded-windows",
            "--disable-renderer-backgrounding");

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(PROGRAM))
                    .setArgs(FLAGS));
    private final List<Visitor> visitors = new ArrayList<>();

    Visitor visitor(Town town, Device device) {
        Visitor visitor = new Visitor(browser.newContext(device.options(town.address())), town, device);
        visitors.add(visitor);
        return visitor;
    }

    /** What all visitors of the test complain about. */
    List<String> complaints() {
        return visitors.stream()
                .flatMap(visitor -> visitor.complaints().stream())
                .toList();
    }

    /** Pictures of all pages of a test that failed, and their consoles. */
    String evidence(String test) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Visitor visitor : visitors) {
            text.append("\n---- ").append(visitor.evidence(test + "-" + (visitors.indexOf(visitor) + 1)));
        }
        return text.toString();
    }

    void sendVisitorsHome() {
        visitors.forEach(Visitor::leave);
        visitors.clear();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
