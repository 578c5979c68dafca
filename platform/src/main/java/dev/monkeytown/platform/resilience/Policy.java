package dev.monkeytown.platform.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a breaker opens, and how a failed call is repeated.
 *
 * @param slow a call that takes longer counts like a failed one
 * @param open how long no call is made once the breaker is open; then {@link #TRIALS} calls decide
 * @param firstPause longest pause before the first repetition; it doubles up to {@link #LONGEST_PAUSE}
 */
record Policy(Duration slow, Duration open, Duration firstPause) {

    /** So many calls back a breaker looks. */
    static final int WINDOW_CALLS = 20;

    /** Calls before a breaker judges. */
    static final int LEAST_CALLS = 10;

    /** Share of failed calls, and of slow ones, at which a breaker opens. */
    static final int THRESHOLD_PERCENT = 50;

    /** Calls let through after a breaker was open. */
    static final int TRIALS = 3;

    /** Repetitions of a failed call. */
    static final int RETRIES = 3;

    static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    /**
     * PostgreSQL may think longer. What people or results wait for is tried again sooner, soonest Redis, whose refusals cost
     * nothing.
     */
    static Policy of(Dependency dependency) {
        return switch (dependency) {
            case POSTGRESQL -> new Policy(Duration.ofSeconds(2), Duration.ofSeconds(2), FIRST_PAUSE);
            case REDIS_GENERAL -> new Policy(Duration.ofSeconds(1), Duration.ofSeconds(1), FIRST_PAUSE);
            case GAME_SERVERS -> new Policy(Duration.ofSeconds(1), Duration.ofSeconds(2), FIRST_PAUSE);
            case OAUTH_ISSUER, BEHAVIOURS -> new Policy(Duration.ofSeconds(1), Duration.ofSeconds(5), FIRST_PAUSE);
        };
    }

    CircuitBreakerConfig breaker() {
        return CircuitBreakerConfig.custom()
                .slidingWindow(WINDOW_CALLS, LEAST_CALLS, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(THRESHOLD_PERCENT)
                .slowCallRateThreshold(THRESHOLD_PERCENT)
                .slowCallDurationThreshold(slow)
                .waitDurationInOpenState(open)
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .permittedNumberOfCallsInHalfOpenState(TRIALS)
                .recordException(Transience::isTransient)
                .writableStackTraceEnabled(false)
                .build();
    }

    RetryConfig retry() {
        return RetryConfig.custom()
                .maxAttempts(1 + RETRIES)
                .intervalFunction(attempt -> pauseMs(attempt))
                .retryOnException(Transience::isTransient)
                .build();
    }

    /** A random time up to {@link #longestPauseMs}, so that those who failed together do not come back together. */
    private long pauseMs(int attempt) {
        return 1 + ThreadLocalRandom.current().nextLong(longestPauseMs(attempt));
    }

    /**
     * @param attempt the one that failed, from 1
     */
    long longestPauseMs(int attempt) {
        long doubled = firstPause.toMillis() << Math.min(attempt - 1, Integer.SIZE - 2);
        return Math.clamp(doubled, 1, LONGEST_PAUSE.toMillis());
    }
}
