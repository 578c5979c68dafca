package dev.monkeytown.gameserver.game;

import dev.monkeytown.gameserver.agent.Agents;
import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.Keyframe;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.bits.BitReader;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.GameLog;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rebuilds a game that was taken over: the keyframe, and every published frame after it applied again. Pure. */
public final class Revival {

    private Revival() {}

    /**
     * @param worlds begins a world of a setup
     * @param agents look on while the last frames are applied, so that they go on as if they had been there
     * @return the game's past, or what does not fit together in what was claimed
     */
    public static Decoded<Past> of(Claimed claimed, Worlds worlds, Agents agents) {
        if (!(KeyframeCodec.decode(claimed.keyframe()) instanceof Decoded.Value<Keyframe>(Keyframe keyframe))) {
            return new Decoded.Refused<>("the keyframe cannot be decoded");
        }
        Simulation simulation = worlds.begin(keyframe.setup());
        if (!simulation.read(new BitReader(keyframe.state())) || simulation.tick() != claimed.keyframeTick()) {
            return new Decoded.Refused<>("the keyframe's state is none of tick " + claimed.keyframeTick());
        }
        if (!(GameLog.frames(claimed.log(), claimed.keyframeTick()) instanceof Decoded.Value<List<byte[]>>(var log))) {
            return new Decoded.Refused<>("the log does not have the " + claimed.keyframeTick() + " frames it should");
        }
        Map<Integer, Annotation.Seated> roster = new TreeMap<>();
        keyframe.roster().forEach(seated -> roster.put(seated.seat(), seated));
        Optional<String> refused = replay(claimed.frames(), simulation, agents, roster);
        if (refused.isPresent()) {
            return new Decoded.Refused<>(refused.get());
        }
        if (simulation.tick() != claimed.tick()
                || roster.size() != keyframe.setup().seats()) {
            return new Decoded.Refused<>(
                    "the frames end at tick " + simulation.tick() + " with " + roster.size() + " seats, where tick "
                            + claimed.tick() + " and " + keyframe.setup().seats() + " are published");
        }
        List<byte[]> frames = new ArrayList<>(log);
        frames.addAll(claimed.frames());
        Past.Played played = new Past.Played(
                frames,
                List.copyOf(roster.values()),
                claimed.keyframeTick(),
                new Publication.Savepoint(claimed.keyframe(), List.of()));
        return new Decoded.Value<>(new Past(simulation, claimed.startedAt(), Optional.of(played)));
    }

    private static Optional<String> replay(
            List<byte[]> frames, Simulation simulation, Agents agents, Map<Integer, Annotation.Seated> roster) {
        for (byte[] bytes : frames) {
            if (!(FrameCodec.decode(bytes) instanceof Decoded.Value<Frame>(Frame frame))
                    || frame.tick() != simulation.tick() + 1) {
                return Optional.of("the frame after tick " + simulation.tick() + " is not there");
            }
            agents.look(simulation);
            frame.applyTo(simulation);
            if (frame.hash().isPresent() && frame.hash().getAsInt() != simulation.hash()) {
                return Optional.of("the hash differs at tick " + frame.tick());
            }
            for (Annotation annotation : frame.annotations()) {
                if (annotation instanceof Annotation.Seated seated) {
                    roster.put(seated.seat(), seated);
                }
            }
        }
        return Optional.empty();
    }
}
