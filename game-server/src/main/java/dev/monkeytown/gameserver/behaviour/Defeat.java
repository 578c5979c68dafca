package dev.monkeytown.gameserver.behaviour;

import dev.monkeytown.gameserver.behaviour.Note.Means;
import dev.monkeytown.gameserver.game.FinishedGame;
import dev.monkeytown.gameserver.game.FinishedGame.Placed;
import dev.monkeytown.simulation.EventBuffer;
import dev.monkeytown.simulation.EventKind;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.SimulationLimits;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.rules.RuleSets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What beat an agent in a game, told from the game's log. Pure; plays the game again, which takes a tenth of a second. */
record Defeat(Cast loser, Note note) {

    /** Bananas that each seat lost to each other one, by what. */
    private static final class Losses {

        private static final int SEATS = SimulationLimits.MAX_SEATS;

        private final int[][][] lost = new int[SEATS][SEATS][Means.values().length];

        void note(EventBuffer events) {
            for (int i = 0; i < events.count(); i++) {
                int by = events.actor(i);
                int whom = events.target(i);
                if (by >= 0 && whom >= 0 && by != whom) {
                    if (events.kind(i) == EventKind.HIT) {
                        lost[whom][by][Means.THROWS.ordinal()] += events.amount(i);
                    } else if (events.kind(i) == EventKind.BUMP) {
                        lost[whom][by][Means.BUMPS.ordinal()] += events.amount(i);
                    }
                }
            }
        }

        int by(int whom, int by) {
            return lost[whom][by][0] + lost[whom][by][1];
        }

        Means means(int whom, int by) {
            int[] each = lost[whom][by];
            return each[Means.BUMPS.ordinal()] > each[Means.THROWS.ordinal()] ? Means.BUMPS : Means.THROWS;
        }
    }

    /** The worst defeat that an agent had in the game; empty if none lost anything to another figure. */
    static Optional<Defeat> worst(FinishedGame game) {
        Losses losses = losses(game);
        List<Defeat> defeats = new ArrayList<>();
        for (Placed loser : game.placings()) {
            Cast.ofFigure(loser.figure())
                    .filter(_ -> loser.agent())
                    .flatMap(cast -> of(cast, loser, game.placings(), losses))
                    .ifPresent(defeats::add);
        }
        return defeats.stream().max(Comparator.comparingInt(each -> each.note().bananas()));
    }

    private static Optional<Defeat> of(Cast cast, Placed loser, List<Placed> all, Losses losses) {
        return all.stream()
                .filter(foe -> !foe.figure().equals(cast.figure()) && losses.by(loser.seat(), foe.seat()) > 0)
                .max(Comparator.comparingInt(foe -> losses.by(loser.seat(), foe.seat())))
                .map(foe -> new Defeat(
                        cast,
                        new Note(
                                foe.figure(),
                                losses.means(loser.seat(), foe.seat()),
                                losses.by(loser.seat(), foe.seat()))));
    }

    private static Losses losses(FinishedGame game) {
        Losses losses = new Losses();
        Simulation simulation = RuleSets.begin(game.log().setup()).orThrow();
        for (byte[] bytes : game.log().frames()) {
            if (FrameCodec.decode(bytes) instanceof Decoded.Value<Frame>(Frame frame)) {
                frame.applyTo(simulation);
                losses.note(simulation.events());
            }
        }
        return losses;
    }
}
