package dev.monkeytown.bench.process;

import dev.monkeytown.bench.CannotMeasure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The programs in C of {@code bench/native}, compiled when they are needed.
 *
 * @param sources where they are
 * @param compiler that makes them
 */
public record NativePrograms(Path sources, String compiler) {

    /** With the compiler of this machine. */
    public static NativePrograms in(Path checkout) {
        String compiler = findCompiler()
                .orElseThrow(() -> new CannotMeasure(
                        "no C compiler was found (gcc or cc); on Debian 'apt-get install gcc libc6-dev'"));
        return new NativePrograms(checkout.resolve("bench").resolve("native"), compiler);
    }

    /** The first compiler there is. */
    public static Optional<String> findCompiler() {
        return List.of("gcc", "cc").stream().filter(NativePrograms::runs).findFirst();
    }

    /** Compiles {@code <name>.c} into a folder and returns the program. */
    public Path compile(String name, Path into) {
        Path source = sources.resolve(name + ".c");
        if (!Files.isReadable(source)) {
            throw new CannotMeasure(source + " is missing; run this from a checkout");
        }
        Path program = into.resolve(name);
        try {
            Process compilation = new ProcessBuilder(
                            compiler, "-O2", "-Wall", "-Wextra", "-o", program.toString(), source.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(compilation.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (compilation.waitFor() != 0) {
                throw new CannotMeasure(source + " does not compile: "
                        + said.lines().findFirst().orElse("no reason given"));
            }
            return program;
        } catch (IOException e) {
            throw new CannotMeasure(compiler + " does not run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("interrupted", e);
        }
    }

    private static boolean runs(String program) {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
