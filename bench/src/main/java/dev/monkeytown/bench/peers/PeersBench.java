package dev.monkeytown.bench.peers;

import dev.monkeytown.bench.peers.PeersOptions.Peer;
import dev.monkeytown.bench.process.Lab;
import dev.monkeytown.bench.process.NativePrograms;
import dev.monkeytown.bench.report.JsonFile;
import dev.monkeytown.bench.stream.EventStream;
import dev.monkeytown.bench.stream.Load;
import dev.monkeytown.bench.stream.Measurement;
import dev.monkeytown.bench.stream.RunOptions;
import dev.monkeytown.bench.stream.StreamBench;
import dev.monkeytown.bench.stream.Tape;
import dev.monkeytown.bench.stream.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
        options.run().json().ifPresent(file -> JsonFile.write(file, result.toJson()));
        return 0;
    }

    private void againstSocketIo(List<Measurement> ours, List<Measurement> theirs) {
        RunOptions run = options.run();
        NativePrograms programs = NativePrograms.in(run.checkout());
        try (Lab lab = Lab.onTwoCores()) {
            NodePackages packages = install(lab);
            Trial trial = new Trial(lab, programs.compile("sink", lab.folder()), run.warmUp(), run.window());
            Tape tape = Tape.recorded(StreamBench.TRACKS, Trial.tapeSeconds(run.warmUp(), run.window()), run.bytes());
            Load load = new Load(tape, options.sockets() / Load.SEATS);
            say("Against Socket.IO: %d sockets, messages of %.1f bytes", options.sockets(), tape.meanBytes());
            Lab.RunningRedis redis = lab.startRedis();
            EventStream stream = EventStream.start(lab, run.checkout(), redis);
            try (SocketIo socketIo = SocketIo.start(lab, packages, redis)) {
                rehearse(() -> trial.run(stream, load), () -> trial.run(socketIo, load));
                for (int number = 1; number <= run.runs(); number++) {
                    ours.add(told(trial.run(stream, load)));
                    theirs.add(told(trial.run(socketIo, load)));
                }
            }
        }
    }

    private void againstColyseus(List<RoomFigures> ours, List<RoomFigures> theirs) {
        Work work = options.work();
        try (Lab lab = Lab.onTwoCores()) {
            NodePackages packages = install(lab);
            say("Against Colyseus: %d rooms of %d clients", work.rooms(), Work.CLIENTS);
            try (OurRooms platform = OurRooms.start(lab, options.run().checkout(), work);
                    ColyseusRooms colyseus = ColyseusRooms.start(lab, packages, work)) {
                rehearse(platform::run, () -> colyseus.run(false));
                for (int run = 1; run <= options.run().runs(); run++) {
                    ours.add(told(platform.run()));
                    theirs.add(told(colyseus.run(run == options.run().runs())));
                }
            }
        }
    }

    /** Servers that have been up for a while have their code compiled; those that have just started have not. */
    private void rehearse(Runnable ours, Runnable theirs) {
        if (!options.run().warmUp().isZero()) {
            say("  once each without counting, so that both are warm");
            ours.run();
            theirs.run();
        }
    }

    private NodePackages install(Lab lab) {
        return NodePackages.installed(options.run().checkout(), lab.folder());
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
                "  %-9s %d rooms, %.2f %% of a core each, %.0f bytes a client and second, input p50 %.1f p99 %.1f ms, ticks late p99.9 %s ms, %.3f %% missed",
                figures.contender(),
                figures.rooms(),
                figures.cpuPercentPerRoom(),
                figures.bytesPerClientPerSecond(),
                figures.latencyP50Ms(),
                figures.latencyP99Ms(),
                figures.ticks().text(),
                100 * figures.ticks().missedShare());
        return figures;
    }

    private void say(String format, Object... values) {
        spec.commandLine().getOut().printf(Locale.ROOT, format + "%n", values);
        spec.commandLine().getOut().flush();
    }
}
