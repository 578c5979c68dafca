package dev.monkeytown.quickstart.process;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A command that runs as our child, deaf to Ctrl-C and known to the guardian before its first instruction.
 *
 * @param command program and arguments, passed as they are: no shell reads them
 * @param environment set over the one we have ourselves
 * @param directory it works in
 * @param log gets its output and errors, appended
 */
public record ShieldedCommand(List<String> command, Map<String, String> environment, Path directory, Path log) {
    private static final List<String> OTHERS_SETTINGS = List.of("SPRING_", "SERVER_", "MANAGEMENT_", "LOGGING_");

    public ShieldedCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    public Process start(Guardian guardian) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Script.SHIELD.command(command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        // Settings of some other Spring application in the caller's shell would silently change ours.
        builder.environment().keySet().removeIf(ShieldedCommand::isOthersSetting);
        builder.environment().putAll(environment);

        Process process = builder.start();
        try (OutputStream gate = process.getOutputStream()) {
            guardian.guard(process.pid());
            gate.write("go\n".getBytes(StandardCharsets.US_ASCII));
        }
        var _ = process.onExit().thenAccept(ended -> guardian.release(ended.pid()));
        return process;
    }

    private static boolean isOthersSetting(String variable) {
        return OTHERS_SETTINGS.stream().anyMatch(variable::startsWith);
    }
}
