package dev.monkeytown.systemtests.town;

import dev.monkeytown.quickstart.cluster.ClusterOptions;
import dev.monkeytown.quickstart.cluster.JarServices;
import dev.monkeytown.quickstart.process.Backoff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a town is to be. Its data stays in {@code target/towns} for whoever looks for the reason of a failure.
 *
 * @param name of its data folder
 * @param servers how many of each service
 * @param gameSeconds length of its games
 * @param socketsPastTheFront whether its pages connect to the event-stream's own port
 * @param signIn whether its visitors can sign in
 */
public record TownPlan(String name, int servers, int gameSeconds, boolean socketsPastTheFront, boolean signIn) {
    public static final int SEATS = 8;

    /** Where the modules are built; a system property says if that is elsewhere. */
    public static final Path CHECKOUT = Path.of(System.getProperty("monkeytown.checkout", ".."))
            .toAbsolutePath()
            .normalize();

    /** What its operators know. */
    public static final String OPERATOR_TOKEN = "0123456789abcdef0123456789abcdef";

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Backoff QUICK =
            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofSeconds(20), 5);

    /** The town that most tests share. */
    static final TownPlan SHARED = new TownPlan("shared", 1, 30);

    /** With everything behind the front. */
    public TownPlan(String name, int servers, int gameSeconds) {
        this(name, servers, gameSeconds, false, false);
    }

    /** With an issuer of its own. */
    public TownPlan withSignIn() {
        return new TownPlan(name, servers, gameSeconds, socketsPastTheFront, true);
    }

    public Path data() {
        return TARGET.resolve("towns").resolve(name);
    }

    /** Its repository of agents' behaviours. */
    public Path behaviours() {
        return data().resolve("behaviours.git");
    }

    ClusterOptions options() {
        Map<String, String> settings = Map.of(
                "MONKEYTOWN_GAME_SECONDS",
                Integer.toString(gameSeconds),
                "MONKEYTOWN_GAME_SEATS",
                Integer.toString(SEATS),
                "MONKEYTOWN_AI_DIFFICULTY",
                "easy",
                "MONKEYTOWN_OPERATOR_TOKEN",
                OPERATOR_TOKEN,
                "MONKEYTOWN_BEHAVIOURS",
                behaviours().toString(),
                "MONKEYTOWN_BEHAVIOURS_POLL",
                "1s",
                // A town's first sockets are slow; what warming up is good for is chaos' to say.
                "MONKEYTOWN_WARM_UP",
                "0s");
        JarServices services = new JarServices(CHECKOUT, servers, servers, servers, settings);
        services = signIn ? services.withSignIn() : services;
        ClusterOptions options = socketsPastTheFront ? pastTheFront(services) : ClusterOptions.of(data(), services);
        return options.withBinaries(TARGET.resolve("embedded")).withBackoff(QUICK);
    }

    /** The event-stream must know the page's origin before the front listens, hence a port that is chosen here. */
    private ClusterOptions pastTheFront(JarServices services) {
        int port = freePort();
        List<String> pages = List.of("http://127.0.0.1:" + port);
        return ClusterOptions.of(data(), services.withSocketsPastTheFront(pages))
                .withFront("127.0.0.1", port);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
