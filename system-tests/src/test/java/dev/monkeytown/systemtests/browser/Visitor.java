package dev.monkeytown.systemtests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.WaitUntilState;
import dev.monkeytown.systemtests.town.Town;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** One browser with its own cookies and one page, and everything that it complains about. */
final class Visitor {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Path FAILURES = Path.of("target", "failures");
    private static final String WATCH_POLICY = """
            addEventListener('securitypolicyviolation',
              e => console.error(`policy violated: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));
            """;
    private static final int CLIENT_ERROR = 400;

    private final BrowserContext context;
    private final Town town;
    private final Device device;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> console = new ArrayList<>();
    private final Set<String> held = new TreeSet<>();

    Visitor(BrowserContext context, Town town, Device device) {
        this.context = context;
        this.town = town;
        this.device = device;
        context.addInitScript(WATCH_POLICY);
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE.toMillis());
        page.onConsoleMessage(message -> {
            console.add(message.type() + ": " + message.text());
            if (message.type().equals("error")) {
                complaints.add("console: " + message.text() + " (" + message.location() + ")");
            }
        });
        page.onPageError(error -> complaints.add("uncaught: " + error));
        page.onResponse(response -> {
            if (response.status() >= CLIENT_ERROR) {
                complaints.add(response.status() + " " + response.url());
            }
        });
        page.onRequestFailed(request -> {
            // A page that is left drops what it was still loading.
            if (!String.valueOf(request.failure()).contains("ERR_ABORTED")) {
                complaints.add(request.failure() + " " + request.url());
            }
        });
    }

    Page page() {
        return page;
    }

    Device device() {
        return device;
    }

    Locator part(String testId) {
        return page.getByTestId(testId);
    }

    void opens(String path) {
        page.navigate(path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
    }

    /** Waits for the island behind the home page's card. */
    void seesTheIsland() {
        page.locator("#island.shown").waitFor();
    }

    /** Opens the home page, chooses a name and clicks Play. Returns the milliseconds from the click to playing. */
    double clicksPlay(String name) {
        opens("/");
        part("nickname").fill(name);
        double clickedMs = System.currentTimeMillis();
        part("play").click();
        return playing().playingSinceMs() - clickedMs;
    }

    Probe probe() {
        Probe probe = Probe.of(page.evaluate(Probe.SCRIPT));
        if (!probe.gameId().isEmpty()) {
            town.saw(probe.gameId());
        }
        return probe;
    }

    /** Waits until the own monkey is there. */
    Probe playing() {
        return awaits("playing", Probe::isPlaying);
    }

    Probe awaits(String what, Predicate<Probe> condition) {
        return await().alias(what)
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(50))
                .atMost(PATIENCE)
                .ignoreException(PlaywrightException.class) // a page that is being left cannot be asked
                .until(this::probe, condition);
    }

    /** Holds these keys and no others; names as in {@code KeyboardEvent.code}. */
    void holds(Set<String> keys) {
        for (String key : Set.copyOf(held)) {
            if (!keys.contains(key)) {
                page.keyboard().up(key);
                held.remove(key);
            }
        }
        for (String key : keys) {
            if (held.add(key)) {
                page.keyboard().down(key);
            }
        }
    }

    /** By tick, as computed by the page. */
    Map<Integer, Integer> hashes() {
        Map<Integer, Integer> hashes = new HashMap<>();
        for (Object pair : (List<?>) page.evaluate("() => window.__monkeytown.hashes")) {
            List<?> tickAndHash = (List<?>) pair;
            hashes.put(((Number) tickAndHash.get(0)).intValue(), ((Number) tickAndHash.get(1)).intValue());
        }
        return hashes;
    }

    void sees(String testId) {
        assertThat(part(testId)).isVisible();
    }

    /** For people to look at, in {@code target/screenshots}; what only fades in is there already. */
    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED));
    }

    /** Errors of the console, violations of the content security policy, requests that failed. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    String evidence(String name) {
        Path picture = FAILURES.resolve(name + ".png");
        try {
            page.screenshot(new Page.ScreenshotOptions().setPath(picture));
        } catch (PlaywrightException e) {
            console.add("no screenshot: " + e.getMessage());
        }
        return page.url() + ", picture in " + picture + "\n  " + String.join("\n  ", console);
    }

    void leave() {
        context.close();
    }
}
