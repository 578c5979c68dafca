package dev.monkeytown.web;

import dev.monkeytown.simulation.Directions;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.GameLog;
import dev.monkeytown.simulation.rules.RuleSets;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSExportClasses;

/** What the ES module exports besides its classes. */
@JSExportClasses({Replica.class, Practice.class})
public final class Module {

    private Module() {}

    /** The compiler's entry point; the module has nothing to do when it loads. */
    public static void main(String[] args) {}

    /** The angle (256ths of a turn) nearest to a vector. */
    @JSExport
    public static int nearestDirection(double dx, double dy) {
        return Directions.nearest(dx, dy);
    }

    /** Plays a game's log and gives the hash after every tick; shorter than the log if a frame does not fit. */
    @JSExport
    @JSByRef
    public static int[] hashes(@JSByRef byte[] bytes) {
        if (!(GameLog.decode(bytes) instanceof Decoded.Value<GameLog>(GameLog log))
                || !(RuleSets.begin(log.setup()) instanceof Decoded.Value<Simulation>(Simulation game))) {
            return new int[0];
        }
        int[] hashes = new int[log.frames().size()];
        for (byte[] frame : log.frames()) {
            FrameCodec.decode(frame).orThrow().applyTo(game);
            hashes[game.tick() - 1] = game.hash();
        }
        return hashes;
    }
}
