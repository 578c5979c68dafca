package dev.monkeytown.bench.step;

import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.Crew;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.agent.Minds;
import dev.monkeytown.simulation.brawl.mind.BrawlMinds;
import dev.monkeytown.simulation.rules.RuleSets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A whole game of Banana Brawl that agents have played: what it began with and every frame. The same number of seats
 * gives the same game. Immutable.
 *
 * @param setup of tick 0
 * @param frames all of them, the first of tick 1
 */
record PlayedGame(GameSetup setup, List<Frame> frames) {

    static final Difficulty DIFFICULTY = Difficulty.MEDIUM;
    static final Minds MINDS = new BrawlMinds();

    /** Length of a game as newcomers play it. */
    private static final int SECONDS = 180;

    private static final int SEED = 60;
    private static final long EPOCH = 1_700_000_000_000_000L;

    /** A game of this many agents; playing it takes about a second. */
    static PlayedGame ofAgents(int seats) {
        GameSetup setup = new GameSetup(
                RuleSets.all().getFirst().spec().name(), GameRules.standard().lasting(SECONDS), seats, SEED);
        Simulation game = RuleSets.begin(setup).orThrow();
        Crew crew = new Crew();
        List<Command> commands = new ArrayList<>();
        for (int seat = 0; seat < seats; seat++) {
            crew.add(seat, character(seat).brain(MINDS, DIFFICULTY, SEED + seat), DIFFICULTY);
            commands.add(new Command.Join(seat));
        }
        List<Frame> frames = new ArrayList<>();
        while (!game.finished()) {
            decisions(game, crew, commands);
            commands.forEach(game::apply);
            game.step();
            crew.look(game);
            frames.add(frame(game, commands));
            commands.clear();
        }
        return new PlayedGame(setup, List.copyOf(frames));
    }

    /** The game at tick 0. */
    Simulation begin() {
        return RuleSets.begin(setup).orThrow();
    }

    /** The game as it was after so many ticks. */
    Simulation at(int tick) {
        Simulation game = begin();
        frames.subList(0, tick).forEach(frame -> frame.applyTo(game));
        return game;
    }

    /** Who sits where, as a keyframe tells it. */
    List<Annotation.Seated> roster() {
        List<Annotation.Seated> roster = new ArrayList<>();
        for (int seat = 0; seat < setup.seats(); seat++) {
            Cast who = character(seat);
            roster.add(new Annotation.Seated(seat, "agent:" + who.figure(), who.displayName(), true, who.figure()));
        }
        return roster;
    }

    static Cast character(int seat) {
        return Cast.values()[seat % Cast.values().length];
    }

    private static void decisions(Simulation game, Crew crew, List<Command> into) {
        for (int seat = 0; seat < game.setup().seats(); seat++) {
            if (crew.due(seat, game.tick() + 1)) {
                into.add(crew.decide(seat).asInput(seat, game.lastSequence(seat) + 1));
            }
        }
    }

    private static Frame frame(Simulation game, List<Command> commands) {
        OptionalInt hash =
                game.tick() % Frame.HASH_EVERY_TICKS == 0 ? OptionalInt.of(game.hash()) : OptionalInt.empty();
        return new Frame(EPOCH, game.tick(), commands, List.of(), hash);
    }
}
