package dev.monkeytown.swarm.cli;

import dev.monkeytown.swarm.Swarm;
import dev.monkeytown.swarm.SwarmOptions;
import dev.monkeytown.swarm.measure.Summary;
import dev.monkeytown.swarm.report.HtmlReport;
import dev.monkeytown.swarm.report.JsonReport;
import dev.monkeytown.swarm.report.TextReport;
import dev.monkeytown.swarm.wire.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code swarm}: runs one, tells how it goes, writes the reports. */
@Command(
        name = "./monkeytown swarm",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Sends virtual players to a running platform. They speak the real protocol over HTTP and WebSockets, play,"
                    + " come back when a socket is lost and go on to the next game. Every second, and at the end, it"
                    + " tells what they saw.%n"
        },
        footer = {
            "%nThe figures are taken after the ramp and the warm-up; seconds in brackets are before. 'frames/s' is per client: frames received divided"
                    + " by the time from the first to the last of an unbroken stream, 60 when all is well. 'latency' is"
                    + " from an input's write to the read of the frame that carries it, 'spacing' from one frame to the"
                    + " next at one client, both by this machine's clock. CPU: 100 %% is one core.",
            "%nExit code: 0 when all is well; 1 when the platform does not answer, fewer are connected at the end than"
                    + " asked for, or there was a gap, a wrong hash or a frame that differs between clients, with a line for each; 2 when an"
                    + " option is wrong. Ctrl-C ends it with the report so far."
        })
final class SwarmCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    @Mixin
    private final SwarmArguments arguments = new SwarmArguments();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        refuse(arguments.objection());
        try {
            Target target = Target.of(arguments.url());
            refuse(arguments.objection(target));
            return run(arguments.options(target));
        } catch (UnknownHostException nowhere) {
            return fail("there is no host as in " + arguments.url());
        } catch (ConnectException closed) {
            return fail("nobody answers at " + arguments.url() + "; is it running?");
        } catch (IOException trouble) {
            return fail(arguments.url() + ": " + trouble.getMessage());
        } catch (IllegalArgumentException wrongAddress) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrongAddress.getMessage()));
        }
    }

    private int run(SwarmOptions options) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = new Progress(out, spec.commandLine().getErr());
        progress.begin(options);
        try (Swarm swarm = Swarm.start(options, progress);
                Goodbye goodbye = Goodbye.onSignal(swarm::stop)) {
            Summary summary = swarm.await();
            out.println(TextReport.of(summary));
            out.flush();
            boolean written =
                    write(arguments.json(), JsonReport::of, summary) & write(arguments.html(), HtmlReport::of, summary);
            summary.complaints().forEach(this::fail);
            int code = summary.healthy() && written ? 0 : FAILED;
            goodbye.exitCode(code);
            return code;
        }
    }

    private boolean write(Optional<Path> file, Function<Summary, String> report, Summary summary) {
        if (file.isPresent()) {
            try {
                Files.writeString(file.get(), report.apply(summary));
            } catch (IOException full) {
                fail("cannot write " + file.get() + ": " + full.getMessage());
                return false;
            }
        }
        return true;
    }

    private void refuse(Optional<String> objection) {
        objection.ifPresent(words -> {
            throw new ParameterException(spec.commandLine(), words);
        });
    }

    private int fail(String why) {
        spec.commandLine().getErr().println("monkeytown: " + why);
        return FAILED;
    }
}
