package dev.monkeytown.tournament.cli;

import dev.monkeytown.simulation.Rules;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.rules.RuleSets;
import dev.monkeytown.tournament.match.Match;
import dev.monkeytown.tournament.match.Side;
import dev.monkeytown.tournament.match.Tournament;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options, as typed. */
final class TournamentArguments {
    private static final int MOST_GAMES = 100_000;
    private static final int MOST_THREADS = 256;
    private static final int LEAST_SECONDS = 10;
    private static final int MOST_SECONDS = 600;

    @Option(
            names = "--rules",
            paramLabel = "NAME",
            defaultValue = "banana-brawl",
            description = "The rules that are played (default ${DEFAULT-VALUE}).")
    private String rules = "";

    @Option(
            names = "--games",
            paramLabel = "N",
            defaultValue = "300",
            description = "Games, 1 to 100000 (default ${DEFAULT-VALUE}). Everybody has sat everywhere after each 18.")
    private int games;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of all of it: the same seed gives the same result (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--models", description = "Compares the decision models at equal senses, instead of the levels.")
    private boolean models;

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "The level of everybody with --models: easy, medium or hard (default hard).")
    private @Nullable String level;

    @Option(
            names = "--game-seconds",
            paramLabel = "N",
            defaultValue = "180",
            description = "Length of a game, 10 to 600 (default ${DEFAULT-VALUE}).")
    private int gameSeconds;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that play (default: one a core).")
    private @Nullable Integer threads;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there, as JSON.")
    private @Nullable Path json;

    /** The first thing that is wrong, in words. */
    Optional<String> objection() {
        return unknownRules()
                .or(() -> within("--games", games, 1, MOST_GAMES))
                .or(() -> within("--game-seconds", gameSeconds, LEAST_SECONDS, MOST_SECONDS))
                .or(() -> within("--threads", threads, 1, MOST_THREADS))
                .or(this::unknownLevel)
                .or(this::unwritable);
    }

    Optional<Path> json() {
        return Optional.ofNullable(json);
    }

    /** Only valid without an objection. */
    Tournament tournament() {
        List<Side> sides = models ? Side.models(chosenLevel().orElse(Difficulty.HARD)) : Side.levels();
        int players = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        return new Tournament(new Match(rules, sides, gameSeconds), games, seed, players);
    }

    private Optional<Difficulty> chosenLevel() {
        return Arrays.stream(Difficulty.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(level))
                .findFirst();
    }

    private Optional<String> unknownLevel() {
        if (level == null) {
            return Optional.empty();
        }
        if (!models) {
            return Optional.of("--level goes with --models only");
        }
        return chosenLevel().isPresent()
                ? Optional.empty()
                : Optional.of("--level: there is no level '" + level + "'; there are easy, medium, hard");
    }

    private Optional<String> unknownRules() {
        if (RuleSets.minds(rules).isPresent()) {
            return Optional.empty();
        }
        String known = RuleSets.all().stream()
                .map(Rules::spec)
                .map(spec -> spec.name())
                .filter(name -> RuleSets.minds(name).isPresent())
                .collect(Collectors.joining(", "));
        return Optional.of("--rules: there are no agents for '" + rules + "'; there are for " + known);
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
