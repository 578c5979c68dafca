package dev.monkeytown.tournament.match;

import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.DecisionModel;
import dev.monkeytown.simulation.agent.Difficulty;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One of the things that are compared: everybody on a side has the same level, and the same model if it names one.
 *
 * @param name in tables and results
 * @param model of everybody; empty: each character decides as it is shipped
 */
public record Side(String name, Difficulty level, Optional<DecisionModel> model) {

    /** One side for each level, the weakest first. */
    public static List<Side> levels() {
        return List.of(level(Difficulty.EASY), level(Difficulty.MEDIUM), level(Difficulty.HARD));
    }

    /** One side for each decision model, all with the senses and hands of the same level. */
    public static List<Side> models(Difficulty level) {
        return List.of(
                model(DecisionModel.REACTIVE, level),
                model(DecisionModel.UTILITY, level),
                model(DecisionModel.LOOKAHEAD, level));
    }

    private static Side level(Difficulty level) {
        return new Side(level.name().toLowerCase(Locale.ROOT), level, Optional.empty());
    }

    private static Side model(DecisionModel model, Difficulty level) {
        return new Side(model.word(), level, Optional.of(model));
    }

    DecisionModel modelOf(Cast character) {
        return model.orElse(character.model());
    }
}
