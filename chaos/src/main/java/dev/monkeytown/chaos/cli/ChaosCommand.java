package dev.monkeytown.chaos.cli;

import dev.monkeytown.chaos.campaign.Campaign;
import dev.monkeytown.chaos.report.ReportJson;
import dev.monkeytown.chaos.report.ReportTable;
import dev.monkeytown.chaos.verdict.FaultReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaos}: injures clusters, tells how they got over it, writes the report. */
@Command(
        name = "./monkeytown chaos",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts a cluster of its own on this machine (two game-servers, two event-streams, a web-gateway, Redis,"
                    + " PostgreSQL), sends a swarm in to play, and injures it: again and again, each fault alone, at moments"
                    + " taken from a seed. After each injury it tells what the players saw of it. Whatever was done is undone"
                    + " before the next.%n"
        },
        footer = {
            "%nA pause is the longest time from one frame to the next that a client went without one: of a game, that of its"
                    + " median client; 'max' is the longest of any client. 'without' is the longest pause of a game before"
                    + " the injuries: what this machine gives anyway. For redis-empty and a bad way to Redis only what lies"
                    + " after the end of the fault is counted. 'missing' and 'doubled' are ticks, 'lost' are inputs that were"
                    + " acknowledged and undone (for drain: and those that never arrived), 'resumed' is the share of dropped"
                    + " clients that went on without a new state.",
            "%nExit code: 0 when every fault cost no more than it may, 1 when one did, with a line for each reason, 2 when"
                    + " an option is wrong. All of it takes more than an hour; leave the machine alone meanwhile."
        })
final class ChaosCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    @Mixin
    private final ChaosArguments arguments = new ChaosArguments();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        arguments.objection().ifPresent(words -> {
            throw new ParameterException(spec.commandLine(), words);
        });
        PrintWriter out = spec.commandLine().getOut();
        arguments
                .leftOut()
                .forEach(fault -> complain(
                        fault.word() + " is left out: there is no nginx; on Debian: apt-get install" + " nginx"));
        List<FaultReport> reports = new Campaign(arguments.plan(), new Progress(out)).run();
        out.println();
        out.println(ReportTable.of(reports));
        out.flush();
        boolean written = write(arguments.json(), reports);
        return written && reports.stream().allMatch(FaultReport::ok) ? 0 : FAILED;
    }

    private boolean write(Optional<Path> file, List<FaultReport> reports) {
        if (file.isPresent()) {
            try {
                Files.writeString(file.get(), ReportJson.of(reports));
            } catch (IOException full) {
                complain("cannot write " + file.get() + ": " + full.getMessage());
                return false;
            }
        }
        return true;
    }

    private void complain(String what) {
        spec.commandLine().getErr().println("monkeytown: " + what);
    }
}
