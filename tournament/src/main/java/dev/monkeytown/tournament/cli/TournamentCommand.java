package dev.monkeytown.tournament.cli;

import dev.monkeytown.tournament.match.Result;
import dev.monkeytown.tournament.match.Schedule;
import dev.monkeytown.tournament.match.Tournament;
import dev.monkeytown.tournament.report.Report;
import dev.monkeytown.tournament.report.ReportJson;
import dev.monkeytown.tournament.report.ReportTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tournament}: plays, tells how far it is, and says how strong the sides are and how the characters played. */
@Command(
        name = "./monkeytown tournament",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Agents play games against each other on all cores, without server or clock, and their places say how strong"
                    + " the levels are, or with --models the decision models.%n"
        },
        footer = {
            "%nIn each game every side has the same characters, and sides and characters take turns in all seats. Elo is"
                    + " a Bradley-Terry fit over all pairs of seats of different sides: who had the better place; a"
                    + " shared place is half a win. The interval is what 2000 resamplings of whole games give. 'nearest'"
                    + " is the distance to the nearest other monkey, 'alone' falls into the river without anybody's help,"
                    + " 'turns' about-turns at a run within a tenth of a second, 'stuck' is walking without getting"
                    + " anywhere for half a second.",
            "Exit code 0: played; 1: the file could not be written; 2: wrong options."
        })
final class TournamentCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    @Mixin
    private final TournamentArguments arguments = new TournamentArguments();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        arguments.objection().ifPresent(words -> {
            throw new ParameterException(spec.commandLine(), words);
        });
        PrintWriter out = spec.commandLine().getOut();
        Tournament tournament = arguments.tournament();
        out.println(tournament.games() + " games of "
                + Schedule.of(tournament.match().sides().size()).seats() + " agents, seed " + tournament.seed()
                + ", threads: " + tournament.threads());
        out.flush();
        List<Result> results = tournament.play(new Meter(out, InstantSource.system(), tournament.games()));
        Report report = Report.of(tournament, results);
        out.println();
        out.println(ReportTable.of(report));
        out.flush();
        return write(arguments.json(), report) ? 0 : FAILED;
    }

    private boolean write(Optional<Path> file, Report report) {
        if (file.isPresent()) {
            try {
                Files.writeString(file.get(), ReportJson.of(report));
            } catch (IOException full) {
                spec.commandLine()
                        .getErr()
                        .println("monkeytown: cannot write " + file.get() + ": " + full.getMessage());
                return false;
            }
        }
        return true;
    }
}
