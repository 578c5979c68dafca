package dev.monkeytown.tournament.report;

import dev.monkeytown.tournament.match.Deeds;
import java.util.function.ToDoubleFunction;

/** What is told of how somebody plays. */
public enum Trait {
    THROWS("throwsPerMinute", "throws\n/min", Deeds::throwsPerMinute),
    DASHES("dashesPerMinute", "dashes\n/min", Deeds::dashesPerMinute),
    HITS("hitsPerMinute", "hits\n/min", Deeds::hitsPerMinute),
    BANANAS("bananasPerMinute", "bananas\n/min", Deeds::bananasPerMinute),
    DISTANCE("nearestRivalUnits", "nearest\nunits", Deeds::nearestRival),
    SWIMS("swimsPerMinute", "swims\n/min", Deeds::swimsPerMinute),
    SWIMS_ALONE("swimsAlonePerMinute", "alone\n/min", Deeds::swimsAlonePerMinute),
    REVERSALS("reversalsPerSecond", "turns\n/s", Deeds::reversalsPerSecond),
    STUCK("stuckPercent", "stuck\n%", deeds -> 100 * deeds.stuckShare()),
    STANDING("standingPercent", "stands\n%", deeds -> 100 * deeds.standingShare());

    private final String key;
    private final String heading;
    private final ToDoubleFunction<Deeds> measure;

    Trait(String key, String heading, ToDoubleFunction<Deeds> measure) {
        this.key = key;
        this.heading = heading;
        this.measure = measure;
    }

    String key() {
        return key;
    }

    String heading() {
        return heading;
    }

    double of(Deeds deeds) {
        return measure.applyAsDouble(deeds);
    }
}
