package dev.monkeytown.simulation;

import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.GameLog;
import dev.monkeytown.simulation.rules.RuleSets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Whole games with random inputs, joins and leaves, a pure function of the seed: the logs that every machine must play
 * to the same hashes.
 */
public final class RecordedGames {

    /** How many games the determinism tests play. */
    public static final int GAMES = 20;

    private RecordedGames() {}

    /** Commands of one tick: joins at first, then every seat changes its mind now and then, and some come and go. */
    public static List<Command> commands(int tick, Simulation game, Prng random) {
        int seats = game.setup().seats();
        List<Command> commands = new ArrayList<>();
        for (int seat = 0; seat < seats; seat++) {
            if (tick == 1) {
                commands.add(new Command.Join(seat));
            } else if (random.below(2500) == 0) {
                commands.add(game.seated(seat) ? new Command.Leave(seat) : new Command.Join(seat));
            } else if (random.below(7) == 0) {
                commands.add(input(seat, game.lastSequence(seat) + 1, random));
            }
        }
        return commands;
    }

    private static Command.Input input(int seat, int sequence, Prng random) {
        return new Command.Input(
                seat, sequence, random.below(256), random.below(8), random.below(256), random.below(16) & 3);
    }

    /** The setup of one game: 16 seats, the standard length. */
    public static GameSetup setup(int seed) {
        return new GameSetup("banana-brawl", GameRules.standard(), SimulationLimits.MAX_SEATS, seed);
    }

    /** Records one game, with the hash in every frame that carries one. */
    public static GameLog record(int seed) {
        return record(setup(seed));
    }

    /** Records one game of any setup. */
    public static GameLog record(GameSetup setup) {
        Simulation game = RuleSets.begin(setup).orThrow();
        Prng random = new Prng(setup.seed() * 31 + 7);
        List<byte[]> frames = new ArrayList<>();
        BitWriter out = new BitWriter(256);
        while (!game.finished()) {
            int tick = game.tick() + 1;
            List<Command> commands = commands(tick, game, random);
            commands.forEach(game::apply);
            game.step();
            OptionalInt hash = tick % Frame.HASH_EVERY_TICKS == 0 ? OptionalInt.of(game.hash()) : OptionalInt.empty();
            frames.add(FrameCodec.encode(new Frame(1, tick, commands, List.of(), hash), out));
        }
        return new GameLog(setup, frames);
    }

    /** The hash after every tick of a log. */
    public static int[] hashes(GameLog log) {
        Simulation game = RuleSets.begin(log.setup()).orThrow();
        int[] hashes = new int[log.frames().size()];
        for (byte[] frame : log.frames()) {
            FrameCodec.decode(frame).orThrow().applyTo(game);
            hashes[game.tick() - 1] = game.hash();
        }
        return hashes;
    }

    /** One number for a list of hashes. */
    public static int digest(int[] hashes) {
        int digest = 17;
        for (int hash : hashes) {
            digest = digest * 31 + hash;
        }
        return digest;
    }
}
