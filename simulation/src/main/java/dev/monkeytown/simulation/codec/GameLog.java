package dev.monkeytown.simulation.codec;

import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.SimulationLimits;
import dev.monkeytown.simulation.bits.BitReader;
import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.rules.RuleSets;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole game: how it began and every frame, as published. Playing it again gives the same states.
 * {@code kind:8 setup frames:varint | (length:varint bytes)…}
 *
 * @param frames encoded frames in tick order from tick 1; the arrays are not to be changed
 */
public record GameLog(GameSetup setup, List<byte[]> frames) {

    public GameLog {
        frames = List.copyOf(frames);
    }

    public byte[] encode() {
        int total = 1024;
        for (byte[] frame : frames) {
            total += frame.length + 3;
        }
        BitWriter out = new BitWriter(total);
        out.bits(MessageKind.LOG, 8);
        SetupCodec.write(setup, out);
        out.varint(frames.size());
        write(frames, out);
        return out.toBytes();
    }

    /** A stretch of a log: frames as they stand in it. Stretches put together in order are a stretch. */
    public static byte[] stretch(List<byte[]> frames) {
        BitWriter out = new BitWriter(1024);
        write(frames, out);
        return out.toBytes();
    }

    /**
     * The frames of a stretch.
     *
     * @param count how many there must be
     */
    public static Decoded<List<byte[]>> frames(byte[] stretch, int count) {
        BitReader in = new BitReader(stretch);
        return in.done(read(in, count));
    }

    public static Decoded<GameLog> decode(byte[] bytes) {
        BitReader in = new BitReader(bytes);
        MessageKind.expect(in, MessageKind.LOG, "log");
        GameSetup setup = SetupCodec.read(in);
        int count = in.varint(SimulationLimits.MAX_LOG_FRAMES);
        return in.done(new GameLog(setup, read(in, count)));
    }

    private static void write(List<byte[]> frames, BitWriter out) {
        for (byte[] frame : frames) {
            out.varint(frame.length);
            out.bytes(frame, 0, frame.length);
        }
    }

    private static List<byte[]> read(BitReader in, int count) {
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < count && !in.failed(); i++) {
            frames.add(in.bytes(in.varint(SimulationLimits.MAX_FRAME_BYTES)));
        }
        return frames;
    }

    /** Plays the log from the first frame to the last: the final simulation, or the first thing that does not fit. */
    public Decoded<Simulation> play() {
        Decoded<Simulation> begun = RuleSets.begin(setup);
        if (!(begun instanceof Decoded.Value<Simulation>(Simulation simulation))) {
            return begun;
        }
        for (byte[] bytes : frames) {
            switch (FrameCodec.decode(bytes)) {
                case Decoded.Refused(String reason) -> {
                    return new Decoded.Refused<>("frame after tick " + simulation.tick() + ": " + reason);
                }
                case Decoded.Value(var frame) -> {
                    if (frame.tick() != simulation.tick() + 1) {
                        return new Decoded.Refused<>(
                                "frame of tick " + frame.tick() + " follows tick " + simulation.tick());
                    }
                    frame.applyTo(simulation);
                    if (frame.hash().isPresent() && frame.hash().getAsInt() != simulation.hash()) {
                        return new Decoded.Refused<>("hash differs at tick " + frame.tick());
                    }
                }
            }
        }
        return new Decoded.Value<>(simulation);
    }
}
