package dev.monkeytown.protocolsim.judge;

import dev.monkeytown.protocolsim.world.Machine;
import dev.monkeytown.protocolsim.world.World;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.FrameCodec.Position;
import dev.monkeytown.simulation.rules.RuleSets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The one log of a world's game, as it was published, and what must hold of it: one publisher an epoch, epochs that only
 * grow, ticks without hole or double, and nothing of what was published ever taken back. Clients saw this log and no other,
 * so what it acknowledges to them is kept.
 *
 * <p>In a world in which Redis loses its memory while a game's owner is away, nobody is left who knows the end of the log.
 * There it may be taken back, and only the rest is asked for.
 */
public final class Judge {

    private final World world;
    private final IntSupplier redisStarts;
    private final List<byte[]> frames = new ArrayList<>();
    private final List<Integer> publishedIn = new ArrayList<>();
    private final Map<Long, String> publishers = new HashMap<>();
    private final Map<Position, byte[]> everything = new HashMap<>();
    private final Map<Integer, Integer> clientHashes = new HashMap<>();
    private long epoch;
    private int tick;
    private boolean mayLose;
    private int rewinds;
    private long newestEpoch;
    private @Nullable Machine owner;
    private int ownerInterruptions;

    /** @param redisStarts how often Redis has come back */
    public Judge(World world, IntSupplier redisStarts) {
        this.world = world;
        this.redisStarts = redisStarts;
    }

    /** The tick that was published last. */
    public int tick() {
        return tick;
    }

    /** How many owners the game has had. */
    public int owners() {
        return publishers.size();
    }

    /** How often the end of the log was taken back, where that may be. */
    public int rewinds() {
        return rewinds;
    }

    /** From now on the end of the log may be lost: Redis forgets it, and the one owner who knows it is away. */
    public void allowLoss() {
        if (!mayLose) {
            world.say(() -> "now the end of the log may be lost");
        }
        mayLose = true;
    }

    /** Whether it may. */
    public boolean mayLose() {
        return mayLose;
    }

    /** The newest ownership. */
    public long newestEpoch() {
        return newestEpoch;
    }

    /** Whether it is that machine's, in its present life. */
    public boolean ownerIs(Machine machine) {
        return owner != null && machine.name(machine.life()).equals(publishers.get(newestEpoch));
    }

    /** Whether the latest owner has been there all the time since its first frame, so that it knows the whole game. */
    public boolean ownerWasThere() {
        return owner != null && owner.interruptions() == ownerInterruptions;
    }

    /**
     * A frame was published.
     *
     * @param life of the machine in which it said so
     */
    public void published(Machine machine, int life, byte[] frame) {
        String by = machine.name(life);
        if (!(FrameCodec.position(frame) instanceof Decoded.Value(Position at))) {
            throw new Violation(by + " published what is no frame");
        }
        String before = publishers.putIfAbsent(at.epoch(), by);
        if (before != null && !before.equals(by)) {
            throw new Violation("epoch " + at.epoch() + " is published by " + by + " and by " + before);
        }
        if (before == null) {
            if (at.epoch() > newestEpoch) {
                newestEpoch = at.epoch();
                owner = machine;
                ownerInterruptions = machine.interruptions();
            }
            world.say(() -> by + " owns the game from tick " + at.tick() + ", epoch " + at.epoch());
        }
        if (at.epoch() < epoch && !mayLose) {
            throw new Violation(by + " published tick " + at.tick() + " under epoch " + at.epoch() + " after " + epoch);
        }
        epoch = at.epoch();
        tick = at.tick();
        boolean known = at.tick() <= frames.size();
        if (rewinds > 0) {
            everything.put(at, frame);
        } else if (at.tick() > frames.size() + 1) {
            throw new Violation(by + " published tick " + at.tick() + " after " + frames.size());
        } else if (known && !Arrays.equals(frames.get(at.tick() - 1), frame)) {
            takeBack(by, at);
            everything.put(at, frame);
        } else if (known) {
            again(by, at);
        } else {
            frames.add(frame);
            publishedIn.add(redisStarts.getAsInt());
            everything.put(at, frame);
        }
    }

    /** The same frame may come once more after Redis has forgotten it. */
    private void again(String by, Position at) {
        if (publishedIn.get(at.tick() - 1) == redisStarts.getAsInt()) {
            throw new Violation(by + " published tick " + at.tick() + " again, " + frames.size() + " is the newest");
        }
        publishedIn.set(at.tick() - 1, redisStarts.getAsInt());
    }

    /** Another frame in place of one: from here on there is no one log any more. */
    private void takeBack(String by, Position at) {
        if (!mayLose) {
            throw new Violation(by + " published another tick " + at.tick() + " in place of one, " + frames.size()
                    + " is the newest");
        }
        rewinds++;
        world.say(() -> "the log goes back from tick " + frames.size() + " to " + at.tick());
    }

    /** A client was given a frame. */
    public void received(String client, byte[] frame) {
        if (FrameCodec.position(frame) instanceof Decoded.Value(Position at)
                && !Arrays.equals(frame, everything.get(at))) {
            throw new Violation(client + " got a frame of tick " + at.tick() + " that nobody published");
        }
    }

    /** A client stands at a tick with that hash. */
    public void stands(String client, int tick, int hash) {
        Integer known = clientHashes.putIfAbsent(tick, hash);
        if (known != null && known != hash && !mayLose) {
            throw new Violation(client + " has another state at tick " + tick + " than others");
        }
    }

    /** Plays the whole log: it must be one game, in which each input is applied at most once and clients saw its states. */
    public void replay(GameSetup setup) {
        Simulation game = RuleSets.begin(setup).orThrow();
        for (byte[] bytes : frames) {
            Frame frame = FrameCodec.decode(bytes).orThrow();
            onceEach(game, frame);
            frame.applyTo(game);
            if (frame.hash().isPresent() && frame.hash().getAsInt() != game.hash()) {
                throw new Violation("the log's hash at tick " + frame.tick() + " is not that of the game it tells");
            }
            Integer seen = clientHashes.get(frame.tick());
            if (seen != null && seen != game.hash()) {
                throw new Violation("a client saw another state at tick " + frame.tick() + " than the log tells");
            }
        }
    }

    private static void onceEach(Simulation game, Frame frame) {
        Map<Integer, Integer> last = new HashMap<>();
        for (Command command : frame.commands()) {
            switch (command) {
                case Command.Input input -> {
                    int before = last.getOrDefault(input.seat(), game.lastSequence(input.seat()));
                    if (!Command.Input.newer(input.sequence(), before)) {
                        throw new Violation("input " + input.sequence() + " of seat " + input.seat()
                                + " is applied after " + before + " at tick " + frame.tick());
                    }
                    last.put(input.seat(), input.sequence());
                }
                case Command.Join join -> last.put(join.seat(), 0);
                case Command.Leave leave -> last.put(leave.seat(), 0);
            }
        }
    }
}
