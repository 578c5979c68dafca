package dev.monkeytown.swarm.player;

import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.Keyframe;
import dev.monkeytown.simulation.Simulation;
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
 * with it byte for byte, so a thousand clients cost little more than one.
 *
 * <p>What is verified: the replica has the hash that every 30th frame tells. A client's own state would be its own keyframe
 * and the frames it got since; those are the replica's bytes, or it is counted, and the keyframe is proven (see {@link
 * Proofs}), or it is what the replica began with and is proven by the replica's next hash. So every client's state is
 * verified, and only keyframes that differ cost anything. Owned by the loop thread.
 */
final class SharedGame {
    /** Ticks of which hashes are kept that clients of the JSON dialect were told. */
    private static final int TOLD = 2048;

    private final Lane lane;
    private final String id;
    private final FrameRing frames = new FrameRing();
    private final Proofs proofs = new Proofs(frames, this::check);
    private final Roster roster = new Roster();
    private final Crew crew = new Crew();
    private final int[] toldTicks = new int[TOLD];
    private final int[] toldHashes = new int[TOLD];
    private @Nullable Simulation simulation;
    private @Nullable Proof beginning;
    private @Nullable Proof newestProof;
    private byte[] newestKeyframe = {};
    private long epoch = -1;
    private int wrongTick = -1;
    private int differences;
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

    Roster roster() {
        return roster;
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

    /** How many frames came to a client with other bytes than to the first. */
    int differences() {
        return differences;
    }

    /** Whether the replica had the hash that the frame of this tick told; true as well where there was nothing to compare. */
    boolean right(int tick) {
        return tick != wrongTick;
    }

    /**
     * A client got the frame of this tick, which continues what it had.
     *
     * @return the frame; null if it is malformed or this replica cannot use it, and needs a keyframe
     */
    @Nullable
    Frame frame(int tick, ByteBuf buffer, int from, int length) {
        Frame known = frames.get(tick);
        if (known != null) {
            compare(tick, buffer, from, length);
            return known;
        }
        Simulation game = simulation;
        if (game == null || tick > game.tick() + 1) {
            return null;
        }
        byte[] message = new byte[length];
        buffer.getBytes(from, message);
        if (!(FrameCodec.decode(message) instanceof Decoded.Value<Frame>(Frame frame))) {
            lane.tally().add(Count.MALFORMED);
            lane.notice("a frame of game " + id + " is malformed");
            return null;
        }
        frames.keep(frame, message);
        if (tick == game.tick() + 1) {
            step(game, frame);
        } else if (frame.hash().isPresent()) {
            proofs.advance(game);
        }
        return frame;
    }

    /** A client got a keyframe; null if it is malformed. What equals the newest one is not looked at again. */
    @Nullable
    Proof keyframe(byte[] message) {
        if (newestProof != null && simulation != null && Arrays.equals(message, newestKeyframe)) {
            return newestProof;
        }
        if (!(KeyframeCodec.decode(message) instanceof Decoded.Value<Keyframe>(Keyframe keyframe))
                || !(KeyframeCodec.restore(keyframe) instanceof Decoded.Value<Simulation>(Simulation restored))) {
            lane.tally().add(Count.MALFORMED);
            lane.notice("a keyframe of game " + id + " is malformed");
            return null;
        }
        Proof proof = new Proof(keyframe.tick(), keyframe.epoch());
        newestKeyframe = message;
        newestProof = proof;
        Simulation present = simulation;
        if (present == null || keyframe.tick() > present.tick()) {
            takeOver(keyframe, restored, proof);
        } else {
            proofs.add(proof, restored, present);
        }
        return proof;
    }

    /**
     * A client of the JSON dialect was told this hash; all of a game must be told the same.
     *
     * @return whether it is what another one was told; open if nobody was yet
     */
    Verdict compareHash(int tick, int hash) {
        int slot = tick & TOLD - 1;
        boolean told = toldTicks[slot] == tick && tick > 0;
        Verdict verdict = told ? Verdict.of(check(tick, toldHashes[slot], hash)) : Verdict.OPEN;
        toldTicks[slot] = tick;
        toldHashes[slot] = hash;
        return verdict;
    }

    /** The replica goes on from this keyframe. What it had before must come to the same, if its frames still arrive. */
    private void takeOver(Keyframe keyframe, Simulation restored, Proof proof) {
        Simulation before = simulation;
        Proof unproven = beginning;
        simulation = restored;
        beginning = proof;
        epoch = keyframe.epoch();
        roster.replace(keyframe.roster());
        crew.look(restored);
        if (before != null && unproven != null && unproven.verdict() == Verdict.OPEN) {
            proofs.add(unproven, before, restored);
        }
        // After a wrong hash the keyframe may be older than what was had: nobody gives those frames a second time.
        Frame next = frames.get(restored.tick() + 1);
        while (next != null && step(restored, next)) {
            next = frames.get(restored.tick() + 1);
        }
    }

    private boolean check(int tick, int expected, int hash) {
        lane.tally().add(Count.HASH_CHECKS);
        if (expected != hash) {
            lane.tally().add(Count.HASH_MISMATCHES);
            lane.notice("game " + id + " has two hashes at tick " + tick);
        }
        return expected == hash;
    }

    /** Returns whether the replica is still right; if not, it is given up. */
    private boolean step(Simulation game, Frame frame) {
        boolean right = true;
        frame.applyTo(game);
        epoch = frame.epoch();
        frame.annotations().forEach(roster::note);
        if (frame.hash().isPresent()) {
            right = check(frame.tick(), frame.hash().getAsInt(), game.hash());
            if (beginning != null) {
                beginning.decide(right);
            }
            if (!right) {
                simulation = null;
                wrongTick = frame.tick();
            }
            proofs.advance(simulation);
        }
        crew.look(game);
        return right;
    }

    private void compare(int tick, ByteBuf buffer, int from, int length) {
        if (!frames.same(tick, buffer, from, length)) {
            differences++;
            lane.tally().add(Count.DIFFERENT_BYTES);
            lane.notice("two clients of game " + id + " got different frames of tick " + tick);
        }
    }
}
