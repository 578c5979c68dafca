package dev.monkeytown.simulation.codec;

import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Keyframe;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.SimulationLimits;
import dev.monkeytown.simulation.bits.BitReader;
import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.rules.RuleSets;
import java.util.ArrayList;
import java.util.List;

/** A keyframe in bytes: {@code kind:8 epoch:varlong tick:varint setup roster state}. */
public final class KeyframeCodec {

    private KeyframeCodec() {}

    /** Encodes the present state of a game. */
    public static byte[] encode(long epoch, Simulation simulation, List<Annotation.Seated> roster) {
        BitWriter state = new BitWriter(8 * 1024);
        simulation.write(state);
        return encode(new Keyframe(epoch, simulation.tick(), simulation.setup(), roster, state.toBytes()));
    }

    public static byte[] encode(Keyframe keyframe) {
        BitWriter out = new BitWriter(keyframe.state().length + 1024);
        out.bits(MessageKind.KEYFRAME, 8);
        out.varlong(keyframe.epoch());
        out.varint(keyframe.tick());
        SetupCodec.write(keyframe.setup(), out);
        out.small(keyframe.roster().size());
        for (Annotation.Seated seated : keyframe.roster()) {
            AnnotationCodec.writeSeated(seated, out);
        }
        out.align();
        out.varint(keyframe.state().length);
        out.bytes(keyframe.state(), 0, keyframe.state().length);
        return out.toBytes();
    }

    public static Decoded<Keyframe> decode(byte[] message) {
        BitReader in = new BitReader(message);
        MessageKind.expect(in, MessageKind.KEYFRAME, "keyframe");
        long epoch = in.varlong();
        int tick = in.varint(Integer.MAX_VALUE);
        GameSetup setup = SetupCodec.read(in);
        int seats = in.small(SimulationLimits.MAX_SEATS);
        List<Annotation.Seated> roster = new ArrayList<>();
        for (int i = 0; i < seats && !in.failed(); i++) {
            roster.add(AnnotationCodec.readSeated(in));
        }
        in.align();
        byte[] state = in.bytes(in.varint(SimulationLimits.MAX_STATE_BYTES));
        return in.done(new Keyframe(epoch, tick, setup, roster, state));
    }

    /** The simulation a keyframe stands for, or why it is none. */
    public static Decoded<Simulation> restore(Keyframe keyframe) {
        Decoded<Simulation> begun = RuleSets.begin(keyframe.setup());
        if (!(begun instanceof Decoded.Value<Simulation>(Simulation simulation))) {
            return begun;
        }
        BitReader in = new BitReader(keyframe.state());
        if (!simulation.read(in)) {
            in.refuse("not a state");
            return in.refused();
        }
        return simulation.tick() == keyframe.tick()
                ? new Decoded.Value<>(simulation)
                : new Decoded.Refused<>("state of another tick");
    }
}
