package dev.monkeytown.bench.peers;

import dev.monkeytown.bench.stream.Load;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code bench peers}, as typed. */
final class PeersOptions {

    /** Who ours is measured against. */
    enum Peer {
        COLYSEUS,
        SOCKETIO
    }

    @Option(names = "--only", paramLabel = "PEER", description = "colyseus or socketio; both if left out")
    private @Nullable Peer only;

    @Option(
            names = "--runs",
            defaultValue = "5",
            paramLabel = "N",
            description = "of each, by turns (${DEFAULT-VALUE})")
    private int runs;

    @Option(names = "--seconds", defaultValue = "20", paramLabel = "N", description = "of measuring (${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "10",
            paramLabel = "N",
            description = "seconds of load before it (${DEFAULT-VALUE})")
    private int warmUp;

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
            description = "against Socket.IO; 8 are a room (${DEFAULT-VALUE})")
    private int sockets;

    @Option(
            names = "--bytes",
            paramLabel = "N",
            description = "fill every message against Socket.IO up to this size (as our frames are, some 20)")
    private @Nullable Integer bytes;

    @Option(names = "--json", paramLabel = "FILE", description = "write the result there as well")
    private @Nullable Path json;

    @Option(names = "--checkout", hidden = true, defaultValue = "${sys:monkeytown.checkout:-.}")
    private Path checkout = Path.of("");

    /** The first thing that is wrong, in words. */
    Optional<String> objection() {
        return within("--runs", runs, 1, 50)
                .or(() -> within("--seconds", seconds, 4, 300))
                .or(() -> within("--warm-up", warmUp, 0, 120))
                .or(() -> within("--rooms", rooms, 1, 60))
                .or(() -> within("--inputs", inputs, 1, 60))
                .or(() -> within("--sockets", sockets, Load.SEATS, 2000))
                .or(() -> sockets % Load.SEATS == 0
                        ? Optional.empty()
                        : Optional.of("--sockets must be a multiple of " + Load.SEATS + ", not " + sockets))
                .or(() -> bytes == null ? Optional.empty() : within("--bytes", bytes, 64, 600));
    }

    boolean wants(Peer peer) {
        return only == null || only == peer;
    }

    Work work() {
        return new Work(rooms, inputs, warmUp(), window());
    }

    int runs() {
        return runs;
    }

    int sockets() {
        return sockets;
    }

    OptionalInt bytes() {
        return bytes == null ? OptionalInt.empty() : OptionalInt.of(bytes);
    }

    Duration warmUp() {
        return Duration.ofSeconds(warmUp);
    }

    Duration window() {
        return Duration.ofSeconds(seconds);
    }

    Optional<Path> json() {
        return Optional.ofNullable(json);
    }

    Path checkout() {
        return checkout.toAbsolutePath().normalize();
    }

    private static Optional<String> within(String option, int value, int least, int most) {
        return value >= least && value <= most
                ? Optional.empty()
                : Optional.of(option + " must be between " + least + " and " + most + ", not " + value);
    }
}
