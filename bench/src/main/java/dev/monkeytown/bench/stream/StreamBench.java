package dev.monkeytown.bench.stream;

import dev.monkeytown.bench.CannotMeasure;
import dev.monkeytown.bench.process.Lab;
import dev.monkeytown.bench.process.NativePrograms;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code bench stream}: the event-stream against a bare epoll server that writes the same bytes, run by run by turns. */
@Command(
        name = "stream",
        mixinStandardHelpOptions = true,
        description = "CPU a delivered message and its latency, event-stream against a bare epoll server.")
public final class StreamBench implements Callable<Integer> {
    /** Different games on a tape; the others of a load play the same again. */
    public static final int TRACKS = 8;

    @Mixin
    private final StreamOptions options = new StreamOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        options.objection().ifPresent(objection -> {
            throw new ParameterException(spec.commandLine(), objection);
        });
        NativePrograms programs = NativePrograms.in(options.checkout());
        try (Lab lab = Lab.open()) {
            Trial trial = new Trial(lab, programs.compile("sink", lab.folder()), options.warmUp(), options.window());
            Floor floor = new Floor(lab, programs.compile("floor", lab.folder()));
            say("Playing the games whose frames are sent, and starting the event-stream");
            Tape tape = Tape.recorded(TRACKS, tapeSeconds(), options.bytes());
            EventStream ours = EventStream.start(lab, options.checkout(), lab.startRedis());

            rehearse(trial, ours, tape);
            StreamResult result = measure(trial, ours, floor, tape);
            new StreamTable(out()).print(result);
            options.json().ifPresent(file -> write(file, result.toJson()));
        }
        return 0;
    }

    /** A service that has been up for a while has its code compiled; one that has just started has not. */
    private void rehearse(Trial trial, EventStream ours, Tape tape) {
        if (!options.warmUp().isZero()) {
            say("Once without counting, until the event-stream is warm");
            measure(trial, ours, new Load(tape, options.mostSockets() / Load.SEATS));
        }
    }

    private StreamResult measure(Trial trial, EventStream ours, Floor floor, Tape tape) {
        List<StreamResult.Point> points = new ArrayList<>();
        for (int sockets : options.sockets()) {
            points.add(new StreamResult.Point(sockets, new ArrayList<>(), new ArrayList<>()));
        }
        for (int run = 0; run < options.runs(); run++) {
            for (StreamResult.Point point : points) {
                Load load = new Load(tape, point.sockets() / Load.SEATS);
                point.ours().add(measure(trial, ours, load));
                point.floor().add(measure(trial, floor, load));
            }
        }
        StreamResult soFar = new StreamResult(tape.meanBytes(), points, OptionalInt.empty(), Optional.empty());
        OptionalInt found = options.findMax() ? search(trial, ours, tape, soFar) : OptionalInt.empty();
        return new StreamResult(tape.meanBytes(), points, found, stall(trial, ours, tape));
    }

    private Optional<StalledTrial.Result> stall(Trial trial, EventStream ours, Tape tape) {
        if (options.stalled() == 0) {
            return Optional.empty();
        }
        say("%d sockets, of which %d will stop reading", options.mostSockets(), options.stalled());
        Load load = new Load(tape, options.mostSockets() / Load.SEATS);
        return Optional.of(new StalledTrial(trial, ours).run(load, options.stalled()));
    }

    private OptionalInt search(Trial trial, EventStream ours, Tape tape, StreamResult soFar) {
        say("Searching for the most sockets within time");
        MostSockets search =
                new MostSockets(options.runs(), sockets -> measure(trial, ours, new Load(tape, sockets / Load.SEATS)));
        return OptionalInt.of(search.find(soFar.socketsWithin16Ms()));
    }

    private Measurement measure(Trial trial, Contender contender, Load load) {
        Measurement measurement = trial.run(contender, load);
        Window window = measurement.window();
        say(
                "  %5d sockets %-6s %6.2f µs a message, p50 %.2f p99 %.2f p99.9 %.2f max %.1f ms, %.3f %% within 16 ms, %d gaps",
                load.sockets(),
                contender.name(),
                measurement.microsPerMessage(),
                window.p50Micros() / 1e3,
                window.p99Micros() / 1e3,
                window.p999Micros() / 1e3,
                window.maxMicros() / 1e3,
                100 * window.shareInTime(),
                window.gaps());
        return measurement;
    }

    private int tapeSeconds() {
        int plain = Trial.tapeSeconds(options.warmUp(), options.window());
        return options.stalled() > 0 ? Math.max(plain, StalledTrial.tapeSeconds(options.warmUp())) : plain;
    }

    private static void write(Path file, Map<String, Object> result) {
        try {
            Files.writeString(
                    file,
                    JsonMapper.builder()
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(result));
        } catch (IOException e) {
            throw new CannotMeasure("the result cannot be written to " + file + ": " + e.getMessage(), e);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void say(String format, Object... values) {
        out().printf(Locale.ROOT, format + "%n", values);
        out().flush();
    }
}
