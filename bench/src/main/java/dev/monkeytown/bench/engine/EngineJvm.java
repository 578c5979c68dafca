package dev.monkeytown.bench.engine;

import dev.monkeytown.bench.CannotMeasure;
import dev.monkeytown.bench.engine.EngineProcess.Order;
import dev.monkeytown.quickstart.cluster.ServiceRole;
import dev.monkeytown.simulation.agent.Difficulty;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The measured JVM as its parent sees it: orders go in, points come out. It ends when closed, or when we are gone. */
final class EngineJvm implements AutoCloseable {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int PATIENCE_SECONDS = 10;

    private final Process process;
    private final OutputStream orders;
    private final BufferedReader points;

    private EngineJvm(Process process) {
        this.process = process;
        this.orders = process.getOutputStream();
        this.points = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * @param heapMegabytes in place of the game-server's own limit
     * @param level of all agents
     */
    static EngineJvm start(Scope scope, String redisUrl, int heapMegabytes, Difficulty level) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ServiceRole.GAME_SERVER.flags());
        command.add("-Xmx" + heapMegabytes + "m");
        command.addAll(scope.flags());
        command.addAll(List.of(
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                EngineProcess.class.getName(),
                redisUrl,
                Integer.toString(scope.loopThreads()),
                level.name()));
        try {
            return new EngineJvm(new ProcessBuilder(scope.jvm().pinned(command))
                    .redirectError(Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new CannotMeasure("the measured JVM did not start: " + e.getMessage(), e);
        }
    }

    /** Has a point measured; blocks that long. */
    Point measure(Order order) {
        try {
            orders.write((MAPPER.writeValueAsString(order) + "\n").getBytes(StandardCharsets.UTF_8));
            orders.flush();
            String answer = points.readLine();
            if (answer == null) {
                throw new CannotMeasure("the measured JVM ended; its last words are above");
            }
            return MAPPER.readValue(answer, Point.class);
        } catch (IOException | JacksonException e) {
            throw new CannotMeasure("the measured JVM did not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            orders.close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException gone) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
