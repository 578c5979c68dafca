package dev.monkeytown.quickstart.cli;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The entry: picks the command, and turns what is wrong with its options into one line and exit code 2. */
@Command(
        name = "monkeytown",
        subcommands = {Play.class, ReplayCheck.class})
public final class QuickstartApplication implements Runnable {
    static final int USAGE = 2;

    /** Held here because the logging system forgets the level of loggers that nobody holds. */
    private static final Logger ROOT = Logger.getLogger("");

    public static void main(String[] arguments) {
        ROOT.setLevel(Level.WARNING);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new QuickstartApplication())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(QuickstartApplication::refuse);
    }

    @Override
    public void run() {
        throw new ParameterException(commandLine(), "say what to do, such as: play");
    }

    private static int refuse(ParameterException refusal, String @Nullable [] arguments) {
        refusal.getCommandLine()
                .getErr()
                .println("monkeytown: "
                        + String.valueOf(refusal.getMessage())
                                .lines()
                                .findFirst()
                                .orElse("") + " (see ./monkeytown help)");
        return USAGE;
    }
}
