package dev.monkeytown.simulation.codec;

import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.SimulationLimits;
import dev.monkeytown.simulation.bits.BitReader;
import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.bits.Decoded;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client sends: all its inputs that no frame has acknowledged yet, oldest first, each with the tick for which it
 * was meant. The seat is not in the message: the connection decides it.
 * {@code kind:8 count:small | (targetTick:32 input)…}
 */
public final class InputCodec {

    /**
     * An input and the tick of the frame it is meant for. The owner applies it in that frame if it arrives in time,
     * else in the next one.
     */
    public record Timed(int targetTick, Command.Input input) {}

    private InputCodec() {}

    /** Encodes at most {@link SimulationLimits#MAX_INPUTS_PER_MESSAGE} inputs. */
    public static byte[] encode(List<Timed> inputs) {
        BitWriter out = new BitWriter(16 + inputs.size() * 10);
        out.bits(MessageKind.PLAYER_INPUT, 8);
        out.small(inputs.size());
        for (Timed timed : inputs) {
            out.varint(timed.targetTick());
            write(timed.input(), out);
        }
        return out.toBytes();
    }

    /** Decodes a whole message for the seat of the connection it came from. */
    public static Decoded<List<Timed>> decode(int seat, byte[] message) {
        BitReader in = new BitReader(message);
        MessageKind.expect(in, MessageKind.PLAYER_INPUT, "player_input");
        int count = in.small(SimulationLimits.MAX_INPUTS_PER_MESSAGE);
        List<Timed> inputs = new ArrayList<>();
        for (int i = 0; i < count && !in.failed(); i++) {
            int targetTick = in.varint(Integer.MAX_VALUE);
            inputs.add(new Timed(targetTick, read(seat, in)));
        }
        return in.done(List.copyOf(inputs));
    }

    static void write(Command.Input input, BitWriter out) {
        out.bits(input.sequence(), 16);
        out.bits(input.moveStrength(), 3);
        if (input.moveStrength() > 0) {
            out.bits(input.moveAngle(), 8);
        }
        out.bits(input.aimAngle(), 8);
        out.bits(input.buttons(), 2);
    }

    static Command.Input read(int seat, BitReader in) {
        int sequence = in.bits(16);
        int strength = in.bits(3);
        int moveAngle = strength > 0 ? in.bits(8) : 0;
        int aimAngle = in.bits(8);
        return new Command.Input(seat, sequence, moveAngle, strength, aimAngle, in.bits(2));
    }
}
