package dev.monkeytown.simulation.agent;

/**
 * Turns one measured thing into how much it speaks for an option, 0 to 1 (Dave Mark, "Behavioral Mathematics for Game
 * AI", 2009). Polynomials and square roots only, so that browsers get the same bits.
 *
 * @param shape the curve between the two ends
 * @param least the measure at which the curve begins; below it, it stays
 * @param most the measure at which the curve ends
 * @param from its value at {@code least}
 * @param to its value at {@code most}
 */
public record ResponseCurve(Shape shape, double least, double most, double from, double to) {

    /** How a curve runs from its one end to the other. */
    public enum Shape {
        LINEAR,
        /** Slow at first. */
        SQUARE,
        /** Quick at first. */
        ROOT,
        /** Slow at both ends. */
        SMOOTH,
        /** Very quick at first, with a long tail: halfway at a tenth. */
        FALLOFF
    }

    /** The bend of {@link Shape#FALLOFF}. */
    private static final double BEND = 10;

    public ResponseCurve {
        if (!(least < most) || !(from >= 0 && from <= 1) || !(to >= 0 && to <= 1)) {
            throw new IllegalArgumentException("a curve runs from least to most and stays within 0 to 1");
        }
    }

    /** How much the measure speaks for the option, 0 to 1. */
    public double at(double measure) {
        if (!(measure > least)) {
            return from;
        }
        if (measure >= most) {
            return to;
        }
        double x = (measure - least) / (most - least);
        double bent = switch (shape) {
            case LINEAR -> x;
            case SQUARE -> x * x;
            case ROOT -> Math.sqrt(x);
            case SMOOTH -> x * x * (3 - 2 * x);
            case FALLOFF -> x * (1 + BEND) / (1 + BEND * x);
        };
        return from + (to - from) * bent;
    }
}
