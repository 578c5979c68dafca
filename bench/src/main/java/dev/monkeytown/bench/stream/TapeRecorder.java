package dev.monkeytown.bench.stream;

import dev.monkeytown.model.Limits;
import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.Crew;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.brawl.mind.BrawlMinds;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.rules.RuleSets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Plays real games with brains on every seat, ten decisions a second each, and keeps their frames.
 *
 * @param seats of each game
 * @param frameBytes to which every frame is filled up with talk; empty leaves them as they are
 */
record TapeRecorder(int seats, OptionalInt frameBytes) {
    /** Ownership under which all tapes are published: as long on the wire as a real one. */
    static final long EPOCH = 1_700_000_000_000_000L;

    /** Bits of talk beside its text: kind, seat, length, and what fills the last byte. */
    private static final int TALK_BYTES = 3;

    /** Plays so many different games for so many seconds. */
    Tape record(int tracks, int seconds) {
        int ticks = seconds * GameRules.TICKS_PER_SECOND;
        return new Tape(
                IntStream.range(0, tracks).mapToObj(seed -> play(seed, ticks)).toList(), ticks);
    }

    private Tape.Track play(int seed, int ticks) {
        // A second more than is played, so that the end of the game is never on the tape.
        int seconds = ticks / GameRules.TICKS_PER_SECOND + 1;
        GameSetup setup = new GameSetup("banana-brawl", GameRules.standard().lasting(seconds), seats, seed + 1);
        Simulation game = RuleSets.begin(setup).orThrow();
        Crew crew = crew(seed);
        List<byte[]> frames = new ArrayList<>(ticks);
        List<byte[]> states = new ArrayList<>();
        states.add(state(game));
        BitWriter out = new BitWriter(1024);
        for (int tick = 1; tick <= ticks; tick++) {
            List<Command> commands = tick == 1 ? joins() : decisions(crew, game);
            commands.forEach(game::apply);
            game.step();
            crew.look(game);
            frames.add(encode(game, commands, out));
            if (tick % Limits.KEYFRAME_EVERY_TICKS == 0) {
                states.add(state(game));
            }
        }
        return new Tape.Track(setup, frames, states);
    }

    private Crew crew(int seed) {
        Crew crew = new Crew();
        Cast[] cast = Cast.values();
        for (int seat = 0; seat < seats; seat++) {
            crew.add(
                    seat,
                    cast[seat % cast.length].brain(new BrawlMinds(), Difficulty.HARD, seed * 31 + seat),
                    Difficulty.HARD);
        }
        return crew;
    }

    private List<Command> joins() {
        return IntStream.range(0, seats).<Command>mapToObj(Command.Join::new).toList();
    }

    private List<Command> decisions(Crew crew, Simulation game) {
        List<Command> commands = new ArrayList<>();
        for (int seat = 0; seat < seats; seat++) {
            if (crew.due(seat, game.tick() + 1)) {
                commands.add(crew.decide(seat).asInput(seat, game.lastSequence(seat) + 1));
            }
        }
        return commands;
    }

    private byte[] encode(Simulation game, List<Command> commands, BitWriter out) {
        boolean proves = game.tick() % Frame.HASH_EVERY_TICKS == 0;
        OptionalInt hash = proves ? OptionalInt.of(game.hash()) : OptionalInt.empty();
        byte[] plain = FrameCodec.encode(new Frame(EPOCH, game.tick(), commands, List.of(), hash), out);
        int wanted = frameBytes.orElse(0);
        if (plain.length >= wanted - TALK_BYTES) {
            return plain;
        }
        List<Annotation> talk = List.of(new Annotation.Chat(0, "k".repeat(wanted - plain.length - TALK_BYTES)));
        return FrameCodec.encode(new Frame(EPOCH, game.tick(), commands, talk, hash), out);
    }

    private static byte[] state(Simulation game) {
        BitWriter out = new BitWriter(8 * 1024);
        game.write(out);
        return out.toBytes();
    }
}
