package dev.monkeytown.bench.peers;

import dev.monkeytown.bench.CannotMeasure;
import dev.monkeytown.bench.peers.PeersOptions.Peer;
import dev.monkeytown.bench.process.Lab;
import dev.monkeytown.bench.process.NativePrograms;
import dev.monkeytown.bench.stream.EventStream;
import dev.monkeytown.bench.stream.Load;
import dev.monkeytown.bench.stream.Measurement;
import dev.monkeytown.bench.stream.StreamBench;
import dev.monkeytown.bench.stream.Tape;
import dev.monkeytown.bench.stream.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code bench peers}: the same work for ours and for servers from npm, run by run by turns. */
@Command(
        name = "peers",
        mixinStandardHelpOptions = true,
        description =
                "The same work for Monkeytown and for Colyseus and Socket.IO, which npm installs into bench/peers.")
public final class PeersBench implements Callable<Integer> {

    @Mixin
    private final PeersOptions options = new PeersOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        options.objection().ifPresent(objection -> {
            throw new ParameterException(spec.commandLine(), objection);
        });
        List<Measurement> ourStream = new ArrayList<>();
        List<Measurement> socketIo = new ArrayList<>();
        List<RoomFigures> ourRooms = new ArrayList<>();
        List<RoomFigures> colyseus = new ArrayList<>();
        if (options.wants(Peer.SOCKETIO)) {
            againstSocketIo(ourStream, socketIo);
        }
        if (options.wants(Peer.COLYSEUS)) {
            againstColyseus(ourRooms, colyseus);
        }
        PeersResult result = new PeersResult(ourRooms, colyseus, ourStream, socketIo);
        new PeersTable(spec.commandLine().getOut()).print(result);
        options.json().ifPresent(file -> write(file, result.toJson()));
        return 0;
    }

    private void againstSocketIo(List<Measurement> ours, List<Measurement> theirs) {
        NativePrograms programs = NativePrograms.in(options.checkout());
        try (Lab lab = Lab.open()) {
            NodePackages packages = install(lab);
            Trial trial = new Trial(lab, programs.compile("sink", lab.folder()), options.warmUp(), options.window());
            Tape tape = Tape.recorded(
                    StreamBench.TRACKS, Trial.tapeSeconds(options.warmUp(), options.window()), options.bytes());
            Load load = new Load(tape, options.sockets() / Load.SEATS);
            say("Against Socket.IO: %d sockets, messages of %.1f bytes", options.sockets(), tape.meanBytes());
            Lab.RunningRedis redis = lab.startRedis();
            EventStream stream = EventStream.start(lab, options.checkout(), redis);
            try (SocketIo socketIo = SocketIo.start(lab, packages, redis)) {
                rehearse(() -> trial.run(stream, load), () -> trial.run(socketIo, load));
                for (int run = 0; run < options.runs(); run++) {
                    ours.add(told(trial.run(stream, load)));
                    theirs.add(told(trial.run(socketIo, load)));
                }
            }
        }
    }

    private void againstColyseus(List<RoomFigures> ours, List<RoomFigures> theirs) {
        Work work = options.work();
        try (Lab lab = Lab.open()) {
            ColyseusRooms colyseus = new ColyseusRooms(lab, install(lab), work);
            say("Against Colyseus: %d rooms of %d clients", work.rooms(), Work.CLIENTS);
            try (OurRooms platform = OurRooms.start(lab, options.checkout(), work)) {
                rehearse(platform::run, () -> {});
                for (int run = 1; run <= options.runs(); run++) {
                    ours.add(told(platform.run()));
                    theirs.add(told(colyseus.run(run == options.runs())));
                }
            }
        }
    }

    /** Servers that have been up for a while have their code compiled; Colyseus' process is a new one in each run anyway. */
    private void rehearse(Runnable ours, Runnable theirs) {
        if (!options.warmUp().isZero()) {
            say("  once without counting, until all is warm");
            ours.run();
            theirs.run();
        }
    }

    private NodePackages install(Lab lab) {
        return NodePackages.installed(options.checkout(), lab.folder());
    }

    private Measurement told(Measurement measurement) {
        say(
                "  %-9s %6.2f µs a message, p50 %.2f p99.9 %.2f ms, %.2f %% within 16 ms",
                measurement.contender(),
                measurement.microsPerMessage(),
                measurement.window().p50Micros() / 1e3,
                measurement.window().p999Micros() / 1e3,
                100 * measurement.window().shareInTime());
        return measurement;
    }

    private RoomFigures told(RoomFigures figures) {
        say(
                "  %-9s %d rooms, %.2f %% of a core each, %.0f bytes a client and second, input p50 %.1f p99 %.1f ms",
                figures.contender(),
                figures.rooms(),
                figures.cpuPercentPerRoom(),
                figures.bytesPerClientPerSecond(),
                figures.latencyP50Ms(),
                figures.latencyP99Ms());
        return figures;
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

    private void say(String format, Object... values) {
        spec.commandLine().getOut().printf(Locale.ROOT, format + "%n", values);
        spec.commandLine().getOut().flush();
    }
}
