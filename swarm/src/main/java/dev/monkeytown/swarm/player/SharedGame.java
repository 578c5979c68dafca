package dev.monkeytown.swarm.player;

import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.Keyframe;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.SimulationLimits;
import dev.monkeytown.simulation.agent.Crew;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import dev.monkeytown.swarm.measure.Count;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One game as all its clients here know it. Whoever gets a frame first steps the replica; what the others get is compared
 * with it byte for byte, so a thousand clients cost little more than one. Owned by the loop thread.
 */
final class SharedGame {
    /** Frames kept for slower clients; a power of two, some 34 s: more than a server replays. */
    private static final int KEPT = 2048;

    private final Lane lane;
    private final String id;
    private final byte[] @Nullable [] bytes = new byte[KEPT][];
    private final @Nullable Frame[] frames = new Frame[KEPT];
    private final Annotation.@Nullable Seated[] roster = new Annotation.Seated[SimulationLimits.MAX_SEATS];
    private final Crew crew = new Crew();
    private final int[] toldTicks = new int[KEPT];
    private final int[] toldHashes = new int[KEPT];
    private @Nullable Simulation simulation;
    private byte[] provenKeyframe = {};
    private int rosterVersion;
    private long epoch = -1;
    int clients;

    SharedGame(Lane lane, String id) {
        this.lane = lane;
        this.id = id;
    }

    String id() {
        return id;
    }

    Crew crew() {
        return crew;
    }

    /** The newest tick anyone here knows, or -1. */
    int tick() {
        Simulation game = simulation;
        return game == null ? -1 : game.tick();
    }

    long epoch() {
        return epoch;
    }

    boolean finished() {
        Simulation game = simulation;
        return game != null && game.finished();
    }

    int hash() {
        Simulation game = simulation;
        return game == null ? 0 : game.hash();
    }

    int lastSequence(int seat) {
        Simulation game = simulation;
        return game == null ? 0 : game.lastSequence(seat);
    }

    int rosterVersion() {
        return rosterVersion;
    }

    /** Whether the player, and no agent, drives the seat. */
    boolean drives(String playerId, int seat) {
        Annotation.Seated seated = roster[seat];
        return seated != null && !seated.agent() && seated.playerId().equals(playerId);
    }

    /**
     * A client got the frame of this tick, which continues what it had.
     *
     * @return the frame; null if it is malformed or this replica cannot use it, and needs a keyframe
     */
    @Nullable
    Frame frame(int tick, ByteBuf buffer, int from, int length) {
        int slot = tick & KEPT - 1;
        Frame known = frames[slot];
        byte[] knownBytes = bytes[slot];
        if (known != null && known.tick() == tick && knownBytes != null) {
            compare(tick, knownBytes, buffer, from, length);
            return known;
        }
        Simulation game = simulation;
        if (game == null || tick != game.tick() + 1) {
            return null;
        }
        byte[] message = new byte[length];
        buffer.getBytes(from, message);
        if (!(FrameCodec.decode(message) instanceof Decoded.Value<Frame>(Frame frame))) {
            lane.tally().add(Count.MALFORMED);
            lane.notice("a frame of game " + id + " is malformed");
            return null;
        }
        bytes[slot] = message;
        frames[slot] = frame;
        step(game, frame);
        return frame;
    }

    /** A client got a keyframe; returns its tick, or -1 if it is malformed. */
    int keyframe(byte[] message) {
        if (!(KeyframeCodec.decode(message) instanceof Decoded.Value<Keyframe>(Keyframe keyframe))
                || !(KeyframeCodec.restore(keyframe) instanceof Decoded.Value<Simulation>(Simulation restored))) {
            lane.tally().add(Count.MALFORMED);
            lane.notice("a keyframe of game " + id + " is malformed");
            return -1;
        }
        if (simulation == null || keyframe.tick() > simulation.tick()) {
            simulation = restored;
            epoch = keyframe.epoch();
            Arrays.fill(roster, null);
            keyframe.roster().forEach(seated -> roster[seated.seat()] = seated);
            rosterVersion++;
            crew.look(restored);
        } else if (!Arrays.equals(message, provenKeyframe)) {
            prove(simulation, restored);
        }
        provenKeyframe = message;
        return keyframe.tick();
    }

    /** A client of the JSON dialect was told this hash; all of a game must be told the same. */
    void compareHash(int tick, int hash) {
        int slot = tick & KEPT - 1;
        if (toldTicks[slot] == tick && tick > 0) {
            check(tick, toldHashes[slot], hash);
        }
        toldTicks[slot] = tick;
        toldHashes[slot] = hash;
    }

    private boolean check(int tick, int expected, int hash) {
        lane.tally().add(Count.HASH_CHECKS);
        if (expected != hash) {
            lane.tally().add(Count.HASH_MISMATCHES);
            lane.notice("game " + id + " has two hashes at tick " + tick);
        }
        return expected == hash;
    }

    private void step(Simulation game, Frame frame) {
        frame.applyTo(game);
        epoch = frame.epoch();
        for (Annotation annotation : frame.annotations()) {
            note(annotation);
        }
        if (frame.hash().isPresent()
                && !check(frame.tick(), game.hash(), frame.hash().getAsInt())) {
            simulation = null;
        }
        crew.look(game);
    }

    /** A keyframe for the past, brought up to the present by the frames since, must give the present. */
    private void prove(Simulation present, Simulation past) {
        while (past.tick() < present.tick()) {
            Frame next = frames[past.tick() + 1 & KEPT - 1];
            if (next == null || next.tick() != past.tick() + 1) {
                return;
            }
            next.applyTo(past);
        }
        check(present.tick(), present.hash(), past.hash());
    }

    private void note(Annotation annotation) {
        switch (annotation) {
            case Annotation.Seated seated -> {
                roster[seated.seat()] = seated;
                rosterVersion++;
            }
            case Annotation.Vacated(int seat) -> {
                roster[seat] = null;
                rosterVersion++;
            }
            case Annotation.Chat _, Annotation.Served _, Annotation.Slack _ -> {}
        }
    }

    private void compare(int tick, byte[] known, ByteBuf buffer, int from, int length) {
        boolean same = known.length == length;
        for (int i = 0; same && i < length; i++) {
            same = known[i] == buffer.getByte(from + i);
        }
        if (!same) {
            lane.tally().add(Count.DIFFERENT_BYTES);
            lane.notice("two clients of game " + id + " got different frames of tick " + tick);
        }
    }
}
