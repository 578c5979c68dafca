package dev.monkeytown.simulation.agent;

/** How good an agent's senses and hands are. What it wants is its {@link Personality}'s business, at every level. */
public enum Difficulty {
    EASY(350, 24, 22, 0.0, 0.05, 0.12, 0.3, 80),
    MEDIUM(220, 10, 7, 0.9, 0.50, 0.7, 0.1, 160),
    HARD(120, 6, 3, 1.0, 0.75, 1.0, 0.0, 240);

    private final int reactionMs;
    private final int decisionEveryTicks;
    private final int aimErrorAngle;
    private final double lead;
    private final double dodgeChance;
    private final double attention;
    private final double missChance;
    private final int foresightSteps;

    Difficulty(
            int reactionMs,
            int decisionEveryTicks,
            int aimErrorAngle,
            double lead,
            double dodgeChance,
            double attention,
            double missChance,
            int foresightSteps) {
        this.reactionMs = reactionMs;
        this.decisionEveryTicks = decisionEveryTicks;
        this.aimErrorAngle = aimErrorAngle;
        this.lead = lead;
        this.dodgeChance = dodgeChance;
        this.attention = attention;
        this.missChance = missChance;
        this.foresightSteps = foresightSteps;
    }

    /** How old what it sees is, in milliseconds. */
    public int reactionMs() {
        return reactionMs;
    }

    /** The same in ticks. */
    public int reactionTicks() {
        return reactionMs * 60 / 1000;
    }

    /** Ticks between two decisions. */
    public int decisionEveryTicks() {
        return decisionEveryTicks;
    }

    /** Largest error of a throw's direction, in 256ths of a turn. */
    public int aimErrorAngle() {
        return aimErrorAngle;
    }

    /** How much of a target's motion it aims ahead of: 0 none, 1 all. */
    public double lead() {
        return lead;
    }

    /** How likely it tries to dodge a throw it has noticed, 0 to 1. */
    public double dodgeChance() {
        return dodgeChance;
    }

    /** The share of the things lying about that it notices, 0 to 1. */
    public double attention() {
        return attention;
    }

    /** How likely its finger misses a button it meant to press, 0 to 1. */
    public double missChance() {
        return missChance;
    }

    /** Steps of the simulation that one decision of {@link DecisionModel#LOOKAHEAD} may imagine: its whole budget. */
    public int foresightSteps() {
        return foresightSteps;
    }
}
