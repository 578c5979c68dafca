package dev.monkeytown.quickstart.process;

import java.time.Duration;

/**
 * How long to wait before a dead process is started again: doubling from {@code first} up to {@code longest}.
 *
 * @param first before the second start
 * @param longest never more than this
 * @param healthyAfter a process that lived this long is forgiven its earlier deaths
 * @param patience deaths in a row after which it counts as hopeless: it is said once, and tried at {@code longest}
 */
public record Backoff(Duration first, Duration longest, Duration healthyAfter, int patience) {
    private static final int LARGEST_SHIFT = 20;

    public static final Backoff DEFAULT =
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofSeconds(20), 5);

    /** @param deaths in a row, at least 1 */
    Duration after(int deaths) {
        if (deaths >= patience) {
            return longest;
        }
        Duration delay = first.multipliedBy(1L << Math.min(deaths - 1, LARGEST_SHIFT));
        return delay.compareTo(longest) > 0 ? longest : delay;
    }
}
