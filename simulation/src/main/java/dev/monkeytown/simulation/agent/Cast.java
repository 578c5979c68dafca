package dev.monkeytown.simulation.agent;

import java.util.Optional;

/** The AI monkeys of the house. */
public enum Cast {
    GUS("gus", "Greedy Gus", DecisionModel.UTILITY, new Personality(1.0, 0.15, 0.75, 0.1, 0.5, 0.3)),
    BO("bo", "Brawler Bo", DecisionModel.REACTIVE, new Personality(0.35, 1.0, 0.15, 0.5, 0.3, 0.3)),
    SUE("sue", "Sniper Sue", DecisionModel.LOOKAHEAD, new Personality(0.5, 0.75, 0.6, 0.3, 0.4, 0.4)),
    TAM("tam", "Trickster Tam", DecisionModel.UTILITY, new Personality(0.6, 0.5, 0.45, 0.3, 1.0, 0.5)),
    AVA("ava", "Avenger Ava", DecisionModel.UTILITY, new Personality(0.5, 0.55, 0.4, 1.0, 0.3, 0.6)),
    KOFI("kofi", "King Kofi", DecisionModel.LOOKAHEAD, new Personality(0.75, 0.7, 0.3, 0.4, 0.2, 0.8));

    private final String figure;
    private final String displayName;
    private final DecisionModel model;
    private final Personality personality;

    Cast(String figure, String displayName, DecisionModel model, Personality personality) {
        this.figure = figure;
        this.displayName = displayName;
        this.model = model;
        this.personality = personality;
    }

    /** The character with a figure of this name. */
    public static Optional<Cast> ofFigure(String figure) {
        for (Cast character : values()) {
            if (character.figure.equals(figure)) {
                return Optional.of(character);
            }
        }
        return Optional.empty();
    }

    /** The name players read. */
    public String displayName() {
        return displayName;
    }

    public Personality personality() {
        return personality;
    }

    /** How it decides as it is shipped. */
    public DecisionModel model() {
        return model;
    }

    /** The name of its figure: lower case, on the wire and in the browser. */
    public String figure() {
        return figure;
    }

    /** A brain for one seat of one game. */
    public Brain brain(Minds minds, Difficulty difficulty, int seed) {
        return minds.brain(model, personality, difficulty, seed);
    }
}
