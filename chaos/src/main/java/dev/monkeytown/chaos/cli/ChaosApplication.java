package dev.monkeytown.chaos.cli;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The entry: what is wrong with the options becomes one line and exit code 2. */
public final class ChaosApplication {
    static final int USAGE = 2;

    /** Held here because the logging system forgets the level of loggers that nobody holds. */
    private static final Logger ROOT = Logger.getLogger("");

    private ChaosApplication() {}

    public static void main(String[] arguments) {
        ROOT.setLevel(Level.WARNING);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new ChaosCommand())
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(ChaosApplication::refuse);
    }

    private static int refuse(ParameterException refusal, String @Nullable [] arguments) {
        refusal.getCommandLine()
                .getErr()
                .println("monkeytown: "
                        + String.valueOf(refusal.getMessage())
                                .lines()
                                .findFirst()
                                .orElse("") + " (see ./monkeytown chaos --help)");
        return USAGE;
    }
}
