package dev.monkeytown.quickstart.cli;

import dev.monkeytown.quickstart.cluster.ClusterOptions;
import dev.monkeytown.quickstart.cluster.JarServices;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code play}, as typed. */
final class PlayOptions {
    private static final int LARGEST_PORT = 65_535;
    private static final int HTTP_PORT = 80;
    private static final int MOST_INSTANCES = 8;
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "::1");

    @Option(names = "--port", defaultValue = "4000")
    private int port;

    @Option(names = "--bind", defaultValue = "127.0.0.1")
    private String bind = "";

    @Option(names = "--data", defaultValue = "${sys:monkeytown.checkout:-.}/.monkeytown")
    private Path data = Path.of("");

    @Option(names = "--checkout", hidden = true, defaultValue = "${sys:monkeytown.checkout:-.}")
    private Path checkout = Path.of("");

    @Option(names = "--game-servers", defaultValue = "1")
    private int gameServers;

    @Option(names = "--event-streams", defaultValue = "1")
    private int eventStreams;

    @Option(names = "--web-gateways", defaultValue = "1")
    private int webGateways;

    @Option(names = "--direct-stream")
    private boolean directStream;

    @Option(names = "--no-browser")
    private boolean noBrowser;

    @Option(names = "--game-seconds")
    private @Nullable Integer gameSeconds;

    @Option(names = "--seats")
    private @Nullable Integer seats;

    @Option(names = "--difficulty")
    private @Nullable Difficulty difficulty;

    /** The first thing that is wrong, in words. */
    Optional<String> objection() {
        return within("--port", port, 1, LARGEST_PORT)
                .or(() -> within("--game-servers", gameServers, 1, MOST_INSTANCES))
                .or(() -> within("--event-streams", eventStreams, 1, MOST_INSTANCES))
                .or(() -> within("--web-gateways", webGateways, 1, MOST_INSTANCES))
                .or(() -> within("--game-seconds", gameSeconds, 10, 600))
                .or(() -> within("--seats", seats, 2, 16))
                .or(this::objectionToDirectStream);
    }

    /** Pages are told one address, on this machine: it must lead every one of their visitors to the same stream. */
    private Optional<String> objectionToDirectStream() {
        if (directStream && eventStreams > 1) {
            return Optional.of("--direct-stream leads to one event-stream; leave out --event-streams " + eventStreams);
        }
        if (directStream && !LOOPBACK.contains(bind)) {
            return Optional.of("--direct-stream is for players on this machine; leave out --bind " + bind);
        }
        return Optional.empty();
    }

    boolean opensBrowser() {
        return !noBrowser;
    }

    ClusterOptions cluster() {
        Path folder = data.toAbsolutePath().normalize();
        JarServices services = new JarServices(
                        checkout.toAbsolutePath(), gameServers, eventStreams, webGateways, settings(folder))
                .withSignIn();
        return ClusterOptions.of(folder, directStream ? services.withSocketsPastTheFront(ownPages()) : services)
                .withFront(bind, port);
    }

    /** The origins by which somebody on this machine may see the page. */
    private List<String> ownPages() {
        String end = port == HTTP_PORT ? "" : ":" + port;
        return LOOPBACK.stream()
                .map(host -> "http://" + (host.contains(":") ? "[" + host + "]" : host) + end)
                .toList();
    }

    private Map<String, String> settings(Path folder) {
        Map<String, String> settings = new HashMap<>();
        settings.put(
                "MONKEYTOWN_BROKEN_GAMES_DIR", folder.resolve("broken-games").toString());
        settings.put("MONKEYTOWN_BEHAVIOURS", folder.resolve("behaviours.git").toString());
        if (gameSeconds != null) {
            settings.put("MONKEYTOWN_GAME_SECONDS", gameSeconds.toString());
        }
        if (seats != null) {
            settings.put("MONKEYTOWN_GAME_SEATS", seats.toString());
        }
        if (difficulty != null) {
            settings.put("MONKEYTOWN_AI_DIFFICULTY", difficulty.name().toLowerCase(Locale.ROOT));
        }
        return settings;
    }

    private static Optional<String> within(String option, @Nullable Integer value, int least, int most) {
        return value == null || (value >= least && value <= most)
                ? Optional.empty()
                : Optional.of(option + " must be between " + least + " and " + most + ", not " + value);
    }
}
