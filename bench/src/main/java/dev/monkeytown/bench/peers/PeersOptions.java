package dev.monkeytown.bench.peers;

import dev.monkeytown.bench.report.Bounds;
import dev.monkeytown.bench.stream.Load;
import dev.monkeytown.bench.stream.RunOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code bench peers}, as typed. */
final class PeersOptions {

    /** The swarm's first and last second are left out. */
    private static final int LEAST_SECONDS = 4;

    /** Games last twice as long. */
    private static final int MOST_SECONDS = 300;

    /** Who ours is measured against. */
    enum Peer {
        COLYSEUS,
        SOCKETIO
    }

    @Option(names = "--only", paramLabel = "PEER", description = "colyseus or socketio; both if left out")
    private @Nullable Peer only;

    @Option(
            names = "--rooms",
            defaultValue = "5",
            paramLabel = "N",
            description = "of 8 clients, against Colyseus (${DEFAULT-VALUE})")
    private int rooms;

    @Option(
            names = "--inputs",
            defaultValue = "10",
            paramLabel = "N",
            description = "a second of each client (${DEFAULT-VALUE})")
    private int inputs;

    @Option(
            names = "--sockets",
            defaultValue = "400",
            paramLabel = "N",
            description = "against Socket.IO; 8 are a room, and --bytes fills their messages (${DEFAULT-VALUE})")
    private int sockets;

    @Mixin
    private RunOptions run = new RunOptions();

    /** The first thing that is wrong, in words. */
    Optional<String> objection() {
        return run.objection(LEAST_SECONDS, MOST_SECONDS)
                .or(() -> Bounds.objection("--rooms", rooms, 1, 60))
                .or(() -> Bounds.objection("--inputs", inputs, 1, 60))
                .or(() -> Bounds.objection("--sockets", sockets, Load.SEATS, 2000))
                .or(() -> sockets % Load.SEATS == 0
                        ? Optional.empty()
                        : Optional.of("--sockets must be a multiple of " + Load.SEATS + ", not " + sockets));
    }

    boolean wants(Peer peer) {
        return only == null || only == peer;
    }

    RunOptions run() {
        return run;
    }

    Work work() {
        return new Work(rooms, inputs, run.warmUp(), run.window());
    }

    int sockets() {
        return sockets;
    }
}
