package dev.monkeytown.simulation.codec;

import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.SimulationLimits;
import dev.monkeytown.simulation.bits.BitReader;
import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.bits.Decoded;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A frame in bytes, about twelve for a tick in which nobody changed anything:
 * {@code kind:8 epoch:varlong tick:varint | hash? commands:small … annotations:small …}.
 */
public final class FrameCodec {

    private static final int INPUT = 0;
    private static final int JOIN = 1;
    private static final int LEAVE = 2;

    private FrameCodec() {}

    /** Encodes into {@code out} (reset first) and returns the bytes. Texts must be within {@link SimulationLimits}. */
    public static byte[] encode(Frame frame, BitWriter out) {
        out.reset();
        out.bits(MessageKind.FRAME, 8);
        out.varlong(frame.epoch());
        out.varint(frame.tick());
        out.flag(frame.hash().isPresent());
        if (frame.hash().isPresent()) {
            out.bits(frame.hash().getAsInt(), 32);
        }
        out.small(frame.commands().size());
        for (Command command : frame.commands()) {
            write(command, out);
        }
        out.small(frame.annotations().size());
        for (Annotation annotation : frame.annotations()) {
            AnnotationCodec.write(annotation, out);
        }
        return out.toBytes();
    }

    /** Decodes a whole message. */
    public static Decoded<Frame> decode(byte[] message) {
        BitReader in = new BitReader(message);
        if (message.length > SimulationLimits.MAX_FRAME_BYTES) {
            in.refuse("frame too long");
        }
        MessageKind.expect(in, MessageKind.FRAME, "frame");
        long epoch = in.varlong();
        int tick = in.varint(Integer.MAX_VALUE);
        OptionalInt hash = in.flag() ? OptionalInt.of(in.bits(32)) : OptionalInt.empty();
        int commandCount = in.small(SimulationLimits.MAX_COMMANDS);
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < commandCount && !in.failed(); i++) {
            commands.add(readCommand(in));
        }
        int annotationCount = in.small(SimulationLimits.MAX_ANNOTATIONS);
        List<Annotation> annotations = new ArrayList<>();
        for (int i = 0; i < annotationCount && !in.failed(); i++) {
            annotations.add(AnnotationCodec.read(in));
        }
        return in.done(new Frame(epoch, tick, commands, annotations, hash));
    }

    /** Epoch and tick of an encoded frame or keyframe without decoding the rest. */
    public static Decoded<Position> position(byte[] message) {
        BitReader in = new BitReader(message);
        int kind = in.bits(8);
        if (kind != MessageKind.FRAME && kind != MessageKind.KEYFRAME) {
            in.refuse("neither a frame nor a keyframe");
        }
        Position position = new Position(in.varlong(), in.varint(Integer.MAX_VALUE));
        return in.failed() ? in.refused() : new Decoded.Value<>(position);
    }

    /** Whether a frame has annotations, without making a frame of it; true also for what cannot be decoded. */
    public static boolean isAnnotated(byte[] message) {
        BitReader in = new BitReader(message);
        MessageKind.expect(in, MessageKind.FRAME, "frame");
        in.varlong();
        in.varint(Integer.MAX_VALUE);
        if (in.flag()) {
            in.bits(32);
        }
        int commands = in.small(SimulationLimits.MAX_COMMANDS);
        for (int i = 0; i < commands && !in.failed(); i++) {
            var unused = readCommand(in);
        }
        return in.small(SimulationLimits.MAX_ANNOTATIONS) > 0 || in.failed();
    }

    /**
     * Where in a game's log something stands.
     *
     * @param epoch the ownership it was published under
     * @param tick its tick
     */
    public record Position(long epoch, int tick) {}

    private static void write(Command command, BitWriter out) {
        switch (command) {
            case Command.Input input -> {
                out.bits(INPUT, 2);
                out.bits(input.seat(), 4);
                InputCodec.write(input, out);
            }
            case Command.Join(int seat) -> {
                out.bits(JOIN, 2);
                out.bits(seat, 4);
            }
            case Command.Leave(int seat) -> {
                out.bits(LEAVE, 2);
                out.bits(seat, 4);
            }
        }
    }

    private static Command readCommand(BitReader in) {
        int type = in.bits(2);
        int seat = in.bits(4);
        return switch (type) {
            case INPUT -> InputCodec.read(seat, in);
            case JOIN -> new Command.Join(seat);
            case LEAVE -> new Command.Leave(seat);
            default -> {
                in.refuse("unknown command");
                yield new Command.Leave(seat);
            }
        };
    }
}
