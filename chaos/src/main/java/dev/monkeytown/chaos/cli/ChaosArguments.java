package dev.monkeytown.chaos.cli;

import dev.monkeytown.chaos.arena.NginxFront;
import dev.monkeytown.chaos.campaign.CampaignPlan;
import dev.monkeytown.chaos.fault.Fault;
import dev.monkeytown.quickstart.cluster.JarServices;
import dev.monkeytown.quickstart.cluster.ServiceRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options, as typed. */
final class ChaosArguments {
    private static final int MOST_TRIALS = 1_000;
    private static final int MOST_PLAYERS = 1_000;
    private static final int MOST_GAMES = 200;

    /** The words themselves, for {@code --help}. */
    static final class Words extends java.util.ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Words() {
            super(Fault.words());
        }
    }

    @Option(
            names = "--only",
            paramLabel = "FAULT",
            split = ",",
            completionCandidates = Words.class,
            description = {
                "Only this fault; may be repeated, or hold several with commas between them: ${COMPLETION-CANDIDATES}."
                        + " Default: all of them, one after the other."
            })
    private List<String> only = List.of();

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "Trials of each fault (default: 50 of those that are quick, 5 to 20 of the others).")
    private @Nullable Integer trials;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the schedule and of the swarm (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--players",
            paramLabel = "N",
            defaultValue = "40",
            description = "Virtual players, 1 to 1000 (default ${DEFAULT-VALUE}).")
    private int players;

    @Option(
            names = "--games",
            paramLabel = "N",
            description = {
                "Games to spread the players over; agents play the other seats (default: half as many as players, so that"
                        + " each has two whose states are compared)."
            })
    private @Nullable Integer games;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there, as JSON.")
    private @Nullable Path json;

    @Option(names = "--checkout", hidden = true, defaultValue = "${sys:monkeytown.checkout:-.}")
    private Path checkout = Path.of("");

    @Option(
            names = "--green",
            paramLabel = "DIR",
            description =
                    "Another checkout, built, whose services blue-green puts in the place of ours (default: ours again).")
    private @Nullable Path green;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the clusters keep their data and logs (default target/chaos).")
    private @Nullable Path data;

    /** The first thing that is wrong, in words. */
    Optional<String> objection() {
        return unknownFault()
                .or(() -> within("--trials", trials, 1, MOST_TRIALS))
                .or(() -> within("--players", players, 1, MOST_PLAYERS))
                .or(() -> within("--games", games, 1, Math.min(players, MOST_GAMES)))
                .or(this::missingNginx)
                .or(this::missingGreen)
                .or(this::unwritable);
    }

    /** What is left out for want of its tool, if anything. */
    List<Fault> leftOut() {
        return only.isEmpty() && NginxFront.program().isEmpty()
                ? Stream.of(Fault.values()).filter(Fault::needsNginx).toList()
                : List.of();
    }

    Optional<Path> json() {
        return Optional.ofNullable(json);
    }

    CampaignPlan plan() {
        Path root = checkout.toAbsolutePath().normalize();
        List<Fault> without = leftOut();
        return new CampaignPlan(
                chosen().filter(fault -> !without.contains(fault)).toList(),
                trials == null ? OptionalInt.empty() : OptionalInt.of(trials),
                seed,
                players,
                games == null ? Math.clamp(players / 2, 1, MOST_GAMES) : games,
                root,
                green == null ? root : green.toAbsolutePath().normalize(),
                data == null
                        ? root.resolve("target").resolve("chaos")
                        : data.toAbsolutePath().normalize());
    }

    private Stream<Fault> chosen() {
        return only.isEmpty()
                ? Arrays.stream(Fault.values())
                : only.stream().flatMap(word -> Fault.named(word).stream()).distinct();
    }

    private Optional<String> unknownFault() {
        return only.stream()
                .filter(word -> Fault.named(word).isEmpty())
                .findFirst()
                .map(word -> "--only: there is no fault '" + word + "'; there are " + String.join(", ", Fault.words()));
    }

    private Optional<String> missingNginx() {
        return only.isEmpty() || NginxFront.program().isPresent()
                ? Optional.empty()
                : chosen().filter(Fault::needsNginx)
                        .findFirst()
                        .map(fault -> "--only " + fault.word() + " needs nginx; on Debian: apt-get install nginx");
    }

    private Optional<String> missingGreen() {
        Path other = green;
        return other == null
                ? Optional.empty()
                : Stream.of(ServiceRole.values())
                        .map(role -> role.jar(other, JarServices.VERSION))
                        .filter(jar -> !Files.isReadable(jar))
                        .findFirst()
                        .map(jar -> "--green: " + jar + " is missing; build that checkout first");
    }

    private static Optional<String> within(String option, @Nullable Integer value, int least, int most) {
        return value == null || (value >= least && value <= most)
                ? Optional.empty()
                : Optional.of(option + " must be between " + least + " and " + most + ", not " + value);
    }

    private Optional<String> unwritable() {
        Path file = json;
        if (file == null) {
            return Optional.empty();
        }
        Path folder = file.toAbsolutePath().getParent();
        boolean fine = folder != null
                && Files.isDirectory(folder)
                && (Files.exists(file)
                        ? Files.isRegularFile(file) && Files.isWritable(file)
                        : Files.isWritable(folder));
        return fine ? Optional.empty() : Optional.of("--json: cannot write to " + file);
    }
}
