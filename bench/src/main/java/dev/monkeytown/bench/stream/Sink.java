package dev.monkeytown.bench.stream;

import dev.monkeytown.bench.CannotMeasure;
import dev.monkeytown.bench.process.Child;
import dev.monkeytown.bench.process.Lab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The receiver of a trial, {@code sink.c}, seen from here. */
public final class Sink implements AutoCloseable {
    /** For sockets that say nothing first. */
    public static final String NOTHING = "-";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(Trial.CONNECT_SECONDS);
    private static final Duration WINDOW_PATIENCE = Duration.ofSeconds(30);

    /** What its sockets speak. */
    public enum Dialect {
        FRAMES,
        SOCKETIO
    }

    private final Child child;

    private Sink(Child child) {
        this.child = child;
    }

    public static Sink start(Lab lab, Path program, int port, Dialect dialect) {
        List<String> command = List.of(
                program.toString(), Integer.toString(port), dialect.name().toLowerCase(Locale.ROOT));
        return new Sink(Child.start("sink", lab, lab.others(), Map.of(), command));
    }

    /**
     * A socket to open.
     *
     * @param baseNanos when the first message of its game is due
     * @param stalls whether it is one of those that stop reading when told
     */
    public void socket(long baseNanos, boolean stalls, String token, String join) {
        child.tell("socket " + baseNanos + " " + (stalls ? 1 : 0) + " " + token + " " + join);
    }

    /** Opens all sockets and returns once each has had a message. */
    public void connect() {
        child.tell("connect");
        child.flush();
        answer(CONNECT_PATIENCE);
    }

    /** Counts from one instant to another, of {@link System#nanoTime}; {@link #window} gives the result. */
    public void measure(String name, long fromNanos, long toNanos) {
        child.tell("measure " + name + " " + fromNanos + " " + toNanos);
        child.flush();
    }

    /** When the stalling sockets do not read. */
    public void stall(long fromNanos, long toNanos) {
        child.tell("stall " + fromNanos + " " + toNanos);
        child.flush();
    }

    /** What the next socket, in the order of {@link #socket}, offers when it is opened again: a token is good for one. */
    void renew(String token) {
        child.tell("token " + token);
    }

    /** When all sockets are closed and opened again. */
    void cut(long atNanos) {
        child.tell("cut " + atNanos);
        child.flush();
    }

    /** How long they were away, once all are back. */
    StormTrial.Return comeback(Duration patience) {
        return JSON.treeToValue(answer(patience), StormTrial.Return.class);
    }

    /** The next window's result, a second after its end. */
    public Window window(Duration untilItsEnd) {
        return JSON.treeToValue(answer(untilItsEnd.plus(WINDOW_PATIENCE)), Window.class);
    }

    private JsonNode answer(Duration patience) {
        JsonNode answer = JSON.readTree(child.hear(patience));
        if (answer.has("failed")) {
            throw new CannotMeasure(
                    "the receiver gave up: " + answer.get("failed").asString());
        }
        return answer;
    }

    @Override
    public void close() {
        child.close();
    }
}
