package dev.monkeytown.swarm.cli;

import dev.monkeytown.swarm.SwarmOptions;
import dev.monkeytown.swarm.player.Dialect;
import dev.monkeytown.swarm.wire.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options, as typed. */
final class SwarmArguments {
    private static final int MOST_PLAYERS = 20_000;
    private static final int MOST_WATCHERS = 20_000;
    private static final int MOST_MINUTES = 24 * 60;
    private static final int MOST_SECONDS = MOST_MINUTES * 60;
    private static final int MOST_RAMP_SECONDS = 3_600;
    private static final int MOST_RATE = 60;
    private static final int MOST_THREADS = 64;
    private static final int PLAYERS_PER_RAMP_SECOND = 40;
    private static final int DEFAULT_MINUTES = 1;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://localhost:4000",
            description = {
                "The platform (default ${DEFAULT-VALUE}). Nothing else is ever contacted: the WebSocket's address is derived"
                        + " from it, redirects and proxies are not followed."
            })
    private String url = "";

    @Option(names = "--yes", description = "Needed when the address is not this machine (loopback).")
    private boolean yes;

    @Option(
            names = "--players",
            paramLabel = "N",
            defaultValue = "100",
            description = "Virtual players, 1 to 20000 (default ${DEFAULT-VALUE}).")
    private int players;

    @Option(
            names = "--watchers",
            paramLabel = "N",
            defaultValue = "0",
            description = "Further clients that look on at games of the players (default ${DEFAULT-VALUE}).")
    private int watchers;

    @Option(
            names = "--games",
            paramLabel = "N",
            description = {
                "Games to spread the players over, 1 to the number of players. Default: as the matchmaker fills them, 8 seats"
                        + " a game if the platform does not say otherwise. It never opens fewer than players / seats. To get"
                        + " more, each player brings guests along who take a seat and never come: agents play there. The"
                        + " report tells how many games there really were."
            })
    private @Nullable Integer games;

    @Option(
            names = "--dialect",
            paramLabel = "frames|json",
            defaultValue = "frames",
            description = {
                "frames: binary, the players step the real simulation, check every hash and play with brains. json: states 20"
                        + " times a second; the players wander about (default ${DEFAULT-VALUE})."
            })
    private Dialect dialect = Dialect.FRAMES;

    @Option(names = "--minutes", paramLabel = "N", description = "Length of the measurement (default 1).")
    private @Nullable Double minutes;

    @Option(names = "--seconds", paramLabel = "N", description = "The same in seconds, for short runs.")
    private @Nullable Integer seconds;

    @Option(
            names = "--ramp",
            paramLabel = "SECONDS",
            description = "Time over which they come (default: 40 players a second). Not measured.")
    private @Nullable Integer rampSeconds;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "4",
            description =
                    "Time between the moment when all play (at most 30 s after the ramp) and the measurement (default ${DEFAULT-VALUE}).")
    private int warmUpSeconds;

    @Option(
            names = "--reconnect-every",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = {
                "Mean time after which each socket is cut, to be resumed as the protocol says; 0: never (default"
                        + " ${DEFAULT-VALUE})."
            })
    private double reconnectEverySeconds;

    @Mixin
    private final MishapArguments mishaps = new MishapArguments();

    @Option(
            names = "--fixed-inputs",
            paramLabel = "RATE",
            description = {
                "Each player sends so many inputs a second, 1 to 60, each unlike the one before, instead of what a brain"
                        + " decides. For comparisons."
            })
    private @Nullable Integer fixedInputs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of everything random here (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Event loops (default ${DEFAULT-VALUE}).")
    private int threads;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there, as JSON.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the result there, as one page with plots.")
    private @Nullable Path html;

    /** The first thing that is wrong, in words. */
    Optional<String> objection() {
        return within("--players", players, 1, MOST_PLAYERS)
                .or(() -> within("--watchers", watchers, 0, MOST_WATCHERS))
                .or(() -> within("--games", games, 1, players))
                .or(this::lengthObjection)
                .or(() -> within("--ramp", rampSeconds, 0, MOST_RAMP_SECONDS))
                .or(() -> within("--warm-up", warmUpSeconds, 0, MOST_RAMP_SECONDS))
                .or(this::reconnectObjection)
                .or(() -> mishaps.objection((int) length().toSeconds()))
                .or(() -> within("--fixed-inputs", fixedInputs, 1, MOST_RATE))
                .or(() -> within("--threads", threads, 1, MOST_THREADS))
                .or(() -> writable("--json", json))
                .or(() -> writable("--html", html));
    }

    /** What is wrong with the address that was found. */
    Optional<String> objection(Target target) {
        return target.loopback() || yes
                ? Optional.empty()
                : Optional.of(target.base() + " is not this machine; say --yes if you may load it");
    }

    String url() {
        return url;
    }

    Optional<Path> json() {
        return Optional.ofNullable(json);
    }

    Optional<Path> html() {
        return Optional.ofNullable(html);
    }

    SwarmOptions options(Target target) {
        return new SwarmOptions(
                target,
                dialect,
                players,
                watchers,
                games == null ? 0 : games,
                length(),
                Duration.ofSeconds(ramp()),
                Duration.ofSeconds(warmUpSeconds),
                Duration.ofMillis((long) (reconnectEverySeconds * 1000)),
                fixedInputs == null ? OptionalInt.empty() : OptionalInt.of(fixedInputs),
                seed,
                threads,
                mishaps.plan());
    }

    private Duration length() {
        if (seconds != null) {
            return Duration.ofSeconds(seconds);
        }
        double wanted = minutes == null ? DEFAULT_MINUTES : minutes;
        return Duration.ofSeconds(Math.max(1, Math.round(wanted * 60)));
    }

    private int ramp() {
        return rampSeconds == null ? 1 + (players + watchers) / PLAYERS_PER_RAMP_SECOND : rampSeconds;
    }

    private Optional<String> lengthObjection() {
        if (minutes != null && seconds != null) {
            return Optional.of("--minutes and --seconds say the same; leave one out");
        }
        if (minutes != null && !(minutes > 0 && minutes <= MOST_MINUTES)) {
            return Optional.of("--minutes must be more than 0 and at most " + MOST_MINUTES + ", not " + minutes);
        }
        return within("--seconds", seconds, 1, MOST_SECONDS);
    }

    private Optional<String> reconnectObjection() {
        return reconnectEverySeconds == 0 || reconnectEverySeconds >= 1 && reconnectEverySeconds <= MOST_SECONDS
                ? Optional.empty()
                : Optional.of("--reconnect-every must be 0 or between 1 and " + MOST_SECONDS + ", not "
                        + reconnectEverySeconds);
    }

    private static Optional<String> within(String option, @Nullable Integer value, int least, int most) {
        return value == null || (value >= least && value <= most)
                ? Optional.empty()
                : Optional.of(option + " must be between " + least + " and " + most + ", not " + value);
    }

    private static Optional<String> writable(String option, @Nullable Path file) {
        if (file == null) {
            return Optional.empty();
        }
        Path folder = file.toAbsolutePath().getParent();
        boolean fine = folder != null
                && Files.isDirectory(folder)
                && (Files.exists(file)
                        ? Files.isRegularFile(file) && Files.isWritable(file)
                        : Files.isWritable(folder));
        return fine ? Optional.empty() : Optional.of(option + ": cannot write to " + file);
    }
}
