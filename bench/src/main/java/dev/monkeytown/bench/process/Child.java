package dev.monkeytown.bench.process;

import dev.monkeytown.bench.CannotMeasure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A small program that is spoken to line by line over its standard input and output, pinned to a core. Used by one
 * thread. Its complaints go to a log, whose end is quoted when it fails.
 */
public final class Child implements AutoCloseable {
    private static final Duration END_PATIENCE = Duration.ofSeconds(5);
    private static final String ENDED = "";

    private final String name;
    private final Process process;
    private final Writer orders;
    private final Path log;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofPlatform().daemon().name("said-by-" + name).start(this::listen);
    }

    /** @param core where it runs */
    public static Child start(String name, Lab lab, Cores core, Map<String, String> environment, List<String> command) {
        Path log = lab.folder().resolve(name + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(core.pinned(command)).redirectError(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            lab.guardian().guard(process.pid());
            return new Child(name, process, log);
        } catch (IOException e) {
            throw new CannotMeasure(name + " does not start: " + e.getMessage(), e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public void tell(String line) {
        try {
            orders.write(line);
            orders.write('\n');
        } catch (IOException e) {
            throw failure("does not listen");
        }
    }

    /** Sends what was told since the last time. */
    public void flush() {
        try {
            orders.flush();
        } catch (IOException e) {
            throw failure("does not listen");
        }
    }

    /** The next line it says. */
    public String hear(Duration patience) {
        try {
            String line = said.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (line == null) {
                throw failure("said nothing within " + patience.toSeconds() + " s");
            }
            if (line.equals(ENDED)) {
                throw failure("ended early");
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("interrupted", e);
        }
    }

    /** Waits until it has ended by itself. */
    public void hearTheEnd(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure("did not end within " + patience.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw failure("ended with code " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("interrupted", e);
        }
    }

    /** Closes its input, which is its end; by force if it does not see it. */
    @Override
    public void close() {
        try {
            orders.close();
        } catch (IOException e) {
            // It is gone already, which is what was wanted.
            process.destroyForcibly();
        }
        try {
            if (!process.waitFor(END_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private CannotMeasure failure(String how) {
        return new CannotMeasure(
                name + " " + how + lastComplaint().map(text -> ": " + text).orElse(""));
    }

    private Optional<String> lastComplaint() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void listen() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            in.lines().filter(line -> !line.isEmpty()).forEach(said::add);
        } catch (IOException | UncheckedIOException e) {
            // The pipe broke with its end.
            said.add(ENDED);
            return;
        }
        said.add(ENDED);
    }
}
