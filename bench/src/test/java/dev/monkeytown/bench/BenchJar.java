package dev.monkeytown.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The bench as people run it: the built jar in a JVM of its own. */
public record BenchJar(int exitCode, String output) {

    private static final int PATIENCE_MINUTES = 3;

    /** Runs it to its end with these options; what it prints, and complains of, is kept. */
    public static BenchJar run(Path outputFile, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                Path.of("target", "bench.jar").toAbsolutePath().toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(outputFile.toFile()))
                .start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        return new BenchJar(process.exitValue(), java.nio.file.Files.readString(outputFile, StandardCharsets.UTF_8));
    }
}
