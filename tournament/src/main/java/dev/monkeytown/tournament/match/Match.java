package dev.monkeytown.tournament.match;

import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Observation;
import dev.monkeytown.simulation.Prng;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.Standing;
import dev.monkeytown.simulation.agent.Brain;
import dev.monkeytown.simulation.agent.Crew;
import dev.monkeytown.simulation.agent.Intent;
import dev.monkeytown.simulation.agent.Minds;
import dev.monkeytown.simulation.rules.RuleSets;
import java.util.ArrayList;
import java.util.List;

/**
 * How games of a tournament are played: by the real rules and brains, without clock or network. Thread-safe: a game
 * shares nothing with another.
 *
 * @param rulesName rules that this build has
 * @param sides what is compared
 * @param seconds length of a game
 */
public record Match(String rulesName, List<Side> sides, int seconds) {

    public Match {
        sides = List.copyOf(sides);
    }

    /** Plays one game to its end; the same arguments give the same result. */
    public Result play(List<Chair> chairs, int seed) {
        Minds minds = RuleSets.minds(rulesName).orElseThrow();
        Simulation game = RuleSets.begin(
                        new GameSetup(rulesName, GameRules.standard().lasting(seconds), chairs.size(), seed))
                .orThrow();
        Prng seeds = new Prng(seed ^ 0x51DE5);
        Crew crew = new Crew();
        List<Conduct> conducts = new ArrayList<>();
        for (int seat = 0; seat < chairs.size(); seat++) {
            Chair chair = chairs.get(seat);
            Side side = sides.get(chair.side());
            Brain brain = minds.brain(
                    side.modelOf(chair.character()), chair.character().personality(), side.level(), seeds.next());
            crew.add(seat, brain, side.level());
            conducts.add(new Conduct(seat));
            game.apply(new Command.Join(seat));
        }
        play(game, crew, conducts);
        return result(game, chairs, conducts);
    }

    private static void play(Simulation game, Crew crew, List<Conduct> conducts) {
        Observation now = new Observation();
        int[] strength = new int[conducts.size()];
        while (!game.finished()) {
            for (int seat = 0; seat < strength.length; seat++) {
                if (crew.due(seat, game.tick() + 1)) {
                    Intent intent = crew.decide(seat);
                    strength[seat] = intent.moveStrength();
                    game.apply(intent.asInput(seat, game.lastSequence(seat) + 1));
                }
            }
            game.step();
            crew.look(game);
            conducts.forEach(conduct -> conduct.hear(game.events()));
            if (game.tick() % Conduct.LOOK_EVERY_TICKS == 0) {
                game.observe(now);
                for (int seat = 0; seat < strength.length; seat++) {
                    conducts.get(seat).look(now, strength[seat]);
                }
            }
        }
    }

    private static Result result(Simulation game, List<Chair> chairs, List<Conduct> conducts) {
        List<Integer> places = new ArrayList<>(chairs.stream().map(chair -> 0).toList());
        for (Standing standing : game.standings()) {
            places.set(standing.seat(), standing.place());
        }
        return new Result(
                chairs,
                places,
                conducts.stream().map(conduct -> Deeds.of(conduct, game.tick())).toList());
    }
}
