package dev.monkeytown.bench;

import dev.monkeytown.bench.engine.EngineBench;
import dev.monkeytown.bench.peers.PeersBench;
import dev.monkeytown.bench.step.StepBench;
import dev.monkeytown.bench.stream.StreamBench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry: picks the measurement. Exit code 0 when it was made, 1 when it could not be, 2 for wrong options. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        version = "Monkeytown 0.1.0-SNAPSHOT",
        description = "Measures Monkeytown on this machine.",
        subcommands = {EngineBench.class, StepBench.class, StreamBench.class, PeersBench.class, HelpCommand.class})
public final class BenchApplication implements Runnable {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new BenchApplication())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(BenchApplication::refuse)
                .setExecutionExceptionHandler(BenchApplication::fail);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to measure: engine, step, stream or peers");
    }

    private static int refuse(ParameterException refusal, String @Nullable [] arguments) {
        say(refusal.getCommandLine(), refusal.getMessage());
        return USAGE;
    }

    /** What is expected to go wrong is told in one line; for the rest, where it came from helps whoever mends it. */
    private static int fail(Exception failure, CommandLine command, CommandLine.@Nullable ParseResult parsed) {
        if (failure instanceof CannotMeasure) {
            say(command, failure.getMessage());
        } else {
            failure.printStackTrace(command.getErr());
        }
        return FAILED;
    }

    private static void say(CommandLine command, @Nullable String message) {
        command.getErr()
                .println("monkeytown: "
                        + String.valueOf(message).lines().findFirst().orElse("") + " (see ./monkeytown bench --help)");
    }
}
