package dev.monkeytown.bench.stream;

import dev.monkeytown.bench.process.Lab;
import dev.monkeytown.bench.process.NativePrograms;
import dev.monkeytown.bench.report.JsonFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
        RunOptions run = options.run();
        NativePrograms programs = NativePrograms.in(run.checkout());
        try (Lab lab = Lab.onTwoCores()) {
            Trial trial = new Trial(lab, programs.compile("sink", lab.folder()), run.warmUp(), run.window());
            Path floor = programs.compile("floor", lab.folder());
            say("Playing the games whose frames are sent, and starting the event-stream");
            Tape tape = Tape.recorded(TRACKS, tapeSeconds(), run.bytes());
            Lab.RunningRedis redis = lab.startRedis();
            EventStream ours = EventStream.start(lab, run.checkout(), redis);

            rehearse(trial, ours, tape);
            List<Contender> floors = List.of(Floor.behind(redis, lab, floor), Floor.withoutRedis(lab, floor));
            StreamResult result = measure(trial, ours, floors, tape);
            new StreamTable(out()).print(result);
            run.json().ifPresent(file -> JsonFile.write(file, result.toJson()));
        }
        return 0;
    }

    /** A service that has been up for a while has its code compiled; one that has just started has not. */
    private void rehearse(Trial trial, EventStream ours, Tape tape) {
        if (!options.run().warmUp().isZero()) {
            say("Once without counting, until the event-stream is warm");
            measure(trial, ours, new Load(tape, options.mostSockets() / Load.SEATS));
        }
    }

    private StreamResult measure(Trial trial, EventStream ours, List<Contender> floors, Tape tape) {
        List<StreamResult.Point> points = new ArrayList<>();
        for (int sockets : options.sockets()) {
            points.add(new StreamResult.Point(sockets, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        }
        for (int run = 0; run < options.run().runs(); run++) {
            for (StreamResult.Point point : points) {
                Load load = new Load(tape, point.sockets() / Load.SEATS);
                point.ours().add(measure(trial, ours, load));
                point.floor().add(measure(trial, floors.getFirst(), load));
                point.withoutRedis().add(measure(trial, floors.getLast(), load));
            }
        }
        StreamResult soFar =
                new StreamResult(tape.meanBytes(), points, OptionalInt.empty(), Optional.empty(), Optional.empty());
        OptionalInt found = options.findMax() ? search(trial, ours, tape, soFar) : OptionalInt.empty();
        return new StreamResult(tape.meanBytes(), points, found, stall(trial, ours, tape), storm(trial, ours, tape));
    }

    private Optional<StalledTrial.Result> stall(Trial trial, EventStream ours, Tape tape) {
        if (options.stalled() == 0) {
            return Optional.empty();
        }
        say("%d sockets, of which %d will stop reading", options.mostSockets(), options.stalled());
        Load load = new Load(tape, options.mostSockets() / Load.SEATS);
        return Optional.of(new StalledTrial(trial, ours).run(load, options.stalled()));
    }

    private Optional<StormTrial.Result> storm(Trial trial, EventStream ours, Tape tape) {
        if (!options.storm()) {
            return Optional.empty();
        }
        say("%d sockets that will be cut at once", options.mostSockets());
        return Optional.of(new StormTrial(trial, ours).run(new Load(tape, options.mostSockets() / Load.SEATS)));
    }

    private OptionalInt search(Trial trial, EventStream ours, Tape tape, StreamResult soFar) {
        say("Searching for the most sockets within time");
        MostSockets search = new MostSockets(
                options.run().runs(), sockets -> measure(trial, ours, new Load(tape, sockets / Load.SEATS)));
        return OptionalInt.of(search.find(soFar.socketsWithin16Ms()));
    }

    private Measurement measure(Trial trial, Contender contender, Load load) {
        Measurement measurement = trial.run(contender, load);
        Window window = measurement.window();
        say(
                "  %5d sockets %-8s %6.2f µs a message, p50 %.2f p99 %.2f p99.9 %.2f max %.1f ms, %.3f %% within 16 ms, %d gaps",
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
        int plain = Trial.tapeSeconds(options.run().warmUp(), options.run().window());
        int stall =
                options.stalled() > 0 ? StalledTrial.tapeSeconds(options.run().warmUp()) : 0;
        return Math.max(Math.max(plain, stall), options.storm() ? StormTrial.tapeSeconds() : 0);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void say(String format, Object... values) {
        out().printf(Locale.ROOT, format + "%n", values);
        out().flush();
    }
}
