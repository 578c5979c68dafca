package dev.monkeytown.chaos.verdict;

/**
 * The times of a trial, of {@link System#nanoTime}.
 *
 * @param struckNanos when the cluster was injured
 * @param untilNanos when everybody played again, or was waited for no longer
 * @param countedFromNanos what of a pause lies before counts for nothing
 */
public record Window(long struckNanos, long untilNanos, long countedFromNanos) {

    /** Every pause counts as a whole. */
    public static Window whole(long struckNanos, long untilNanos) {
        return new Window(struckNanos, untilNanos, Long.MIN_VALUE);
    }
}
