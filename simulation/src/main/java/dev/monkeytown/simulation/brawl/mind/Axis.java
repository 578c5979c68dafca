package dev.monkeytown.simulation.brawl.mind;

import static dev.monkeytown.simulation.agent.ResponseCurve.Shape.FALLOFF;
import static dev.monkeytown.simulation.agent.ResponseCurve.Shape.LINEAR;
import static dev.monkeytown.simulation.agent.ResponseCurve.Shape.ROOT;
import static dev.monkeytown.simulation.agent.ResponseCurve.Shape.SMOOTH;

import dev.monkeytown.simulation.agent.ResponseCurve;

/** What {@code utility} considers, each by its curve. Measures are units, ticks or bananas. */
enum Axis {
    /** How far the banana, coconut or prey is. */
    NEAR("near", new ResponseCurve(FALLOFF, 0, 900, 1, 0)),
    /** How many bananas the pile is worth. */
    WORTH("worth", new ResponseCurve(LINEAR, 0, 5, 0, 1)),
    /** How many other bananas lie around it. */
    COMPANY("company", new ResponseCurve(ROOT, 0, 8, 0.6, 1)),
    /** How much farther than oneself the nearest rival is from it. */
    UNCONTESTED("uncontested", new ResponseCurve(SMOOTH, -200, 100, 0.3, 1)),
    /** How far from the water it lies. */
    DRY("dry", new ResponseCurve(LINEAR, 10, 140, 0.55, 1)),
    /** How many bananas the other holds. */
    HOARD("their hoard", new ResponseCurve(LINEAR, 0, 25, 0.1, 1)),
    /** Ticks until one's own dash is ready. */
    READY("dash ready", new ResponseCurve(LINEAR, 0, 60, 1, 0.3)),
    /** How far beyond the other the water is. */
    EDGE("water behind them", new ResponseCurve(LINEAR, 40, 350, 1, 0.5)),
    /** How close another monkey has come. */
    CLOSE("close", new ResponseCurve(LINEAR, 30, 190, 1, 0)),
    /** How many bananas one has to lose. */
    STAKE("own hoard", new ResponseCurve(ROOT, 0, 30, 0.15, 1)),
    /** Ticks until the other can dash. */
    ARMED("their dash", new ResponseCurve(LINEAR, 0, 40, 1, 0.4)),
    /** How far away the target of a throw is. */
    RANGE("range", new ResponseCurve(LINEAR, 60, 420, 1, 0.05)),
    /** How fast the target runs across the line of the throw. */
    STILL("stands still", new ResponseCurve(LINEAR, 0, 260, 1, 0.45)),
    /** How many bananas one can spare beyond what one would rather keep. */
    AMMO("ammunition", new ResponseCurve(LINEAR, 0, 6, 0.1, 1)),
    /** How far off the range of a lob the target is. */
    BAND("lob range", new ResponseCurve(LINEAR, 0, 130, 1, 0)),
    /** How near a target for a dash is. */
    STRIKE("striking distance", new ResponseCurve(SMOOTH, 60, 175, 1, 0)),
    /** How far away from the water a dash would end. */
    FOOTING("own footing", new ResponseCurve(LINEAR, 30, 110, 0, 1)),
    /** How far there is to run. */
    FAR("far to run", new ResponseCurve(SMOOTH, 90, 230, 0, 1)),
    /** How far away the nearest rival is, from whom one would have to dash away. */
    ALONE("nobody near", new ResponseCurve(LINEAR, 60, 260, 0.3, 1));

    private final String words;
    private final ResponseCurve curve;

    Axis(String words, ResponseCurve curve) {
        this.words = words;
        this.curve = curve;
    }

    String words() {
        return words;
    }

    double at(double measure) {
        return curve.at(measure);
    }
}
