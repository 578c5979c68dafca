package dev.monkeytown.bench.report;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a number on the command line may be. */
public final class Bounds {

    private Bounds() {}

    /**
     * What is wrong with an option, in words.
     *
     * @param value null if it was left out, which is right
     */
    public static Optional<String> objection(String option, @Nullable Integer value, int least, int most) {
        return value == null || (value >= least && value <= most)
                ? Optional.empty()
                : Optional.of(option + " must be between " + least + " and " + most + ", not " + value);
    }
}
