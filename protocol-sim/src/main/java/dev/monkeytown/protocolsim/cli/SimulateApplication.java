package dev.monkeytown.protocolsim.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The entry: what is wrong with the options becomes one line and exit code 2. */
public final class SimulateApplication {

    static final int USAGE = 2;

    private SimulateApplication() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new SimulateCommand())
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(SimulateApplication::refuse);
    }

    private static int refuse(ParameterException refusal, String @Nullable [] arguments) {
        refusal.getCommandLine()
                .getErr()
                .println("monkeytown: "
                        + String.valueOf(refusal.getMessage())
                                .lines()
                                .findFirst()
                                .orElse("") + " (see ./monkeytown simulate --help)");
        return USAGE;
    }
}
