package dev.monkeytown.model.bus;

import dev.monkeytown.model.Limits;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.simulation.SimulationLimits;
import dev.monkeytown.simulation.bits.BitReader;
import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.InputCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Inbox messages in bytes, several in one payload, so that the inputs of many sockets cost one publish:
 * {@code version:8 count:varint | (type:8 seat:8 player:128 …)…}.
 */
public final class InboxCodec {

    /** Messages in one payload. A sender starts another payload beyond. */
    public static final int MAX_BATCH = 256;

    private static final int VERSION = 1;

    private InboxCodec() {}

    /** Encodes at most {@link #MAX_BATCH} messages. */
    public static byte[] encode(List<InboxMessage> messages) {
        BitWriter out = new BitWriter(64 * messages.size() + 8);
        out.bits(VERSION, 8);
        out.varint(messages.size());
        for (InboxMessage message : messages) {
            switch (message) {
                case InboxMessage.Inputs(int seat, PlayerId player, List<InputCodec.Timed> inputs) -> {
                    head(0, seat, player, out);
                    byte[] encoded = InputCodec.encode(inputs);
                    out.varint(encoded.length);
                    out.bytes(encoded, 0, encoded.length);
                }
                case InboxMessage.Arrive(int seat, PlayerId player, String name) -> {
                    head(1, seat, player, out);
                    out.text(name);
                }
                case InboxMessage.Depart(int seat, PlayerId player) -> head(2, seat, player, out);
                case InboxMessage.Quit(int seat, PlayerId player) -> head(3, seat, player, out);
                case InboxMessage.Say(int seat, PlayerId player, String text) -> {
                    head(4, seat, player, out);
                    out.text(text);
                }
                case InboxMessage.Mark(UUID handover) -> head(5, 0, new PlayerId(handover), out);
            }
        }
        return out.toBytes();
    }

    /** Decodes a whole payload. */
    public static Decoded<List<InboxMessage>> decode(byte[] payload) {
        BitReader in = new BitReader(payload);
        if (in.bits(8) != VERSION) {
            in.refuse("inbox payload of an unknown version");
        }
        int count = in.varint(MAX_BATCH);
        List<InboxMessage> messages = new ArrayList<>();
        for (int i = 0; i < count && !in.failed(); i++) {
            read(in, messages);
        }
        return in.done(List.copyOf(messages));
    }

    private static void read(BitReader in, List<InboxMessage> into) {
        int type = in.bits(8);
        int seat = in.bits(8);
        PlayerId player = new PlayerId(new UUID(half(in), half(in)));
        if (seat >= Limits.MAX_SEATS) {
            in.refuse("seat out of range");
            return;
        }
        switch (type) {
            case 0 -> readInputs(seat, player, in, into);
            case 1 -> into.add(new InboxMessage.Arrive(seat, player, in.text(SimulationLimits.MAX_TEXT_BYTES)));
            case 2 -> into.add(new InboxMessage.Depart(seat, player));
            case 3 -> into.add(new InboxMessage.Quit(seat, player));
            case 4 -> into.add(new InboxMessage.Say(seat, player, in.text(SimulationLimits.MAX_TEXT_BYTES)));
            case 5 -> into.add(new InboxMessage.Mark(player.value()));
            default -> in.refuse("unknown inbox message");
        }
    }

    private static void readInputs(int seat, PlayerId player, BitReader in, List<InboxMessage> into) {
        byte[] encoded = in.bytes(in.varint(Limits.MAX_CLIENT_MESSAGE_BYTES));
        switch (InputCodec.decode(seat, encoded)) {
            case Decoded.Value(var inputs) -> into.add(new InboxMessage.Inputs(seat, player, inputs));
            case Decoded.Refused(String reason) -> in.refuse(reason);
        }
    }

    private static void head(int type, int seat, PlayerId player, BitWriter out) {
        out.bits(type, 8);
        out.bits(seat, 8);
        half(player.value().getMostSignificantBits(), out);
        half(player.value().getLeastSignificantBits(), out);
    }

    private static void half(long value, BitWriter out) {
        out.bits((int) (value >>> 32), 32);
        out.bits((int) value, 32);
    }

    private static long half(BitReader in) {
        return (long) in.bits(32) << 32 | in.bits(32) & 0xFFFF_FFFFL;
    }
}
