package dev.monkeytown.platform.resilience;

import dev.monkeytown.platform.health.ReadinessCheck;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;

/** Says whether a breaker is open; what a service can do without makes it degraded, not unready. */
final class BreakerCheck implements ReadinessCheck {

    private final CircuitBreaker breaker;

    BreakerCheck(CircuitBreaker breaker) {
        this.breaker = breaker;
    }

    @Override
    public String name() {
        return "breaker:" + breaker.getName();
    }

    @Override
    public Answer check() {
        return switch (breaker.getState()) {
            case CLOSED, DISABLED, METRICS_ONLY -> Answer.healthy("closed");
            case HALF_OPEN -> Answer.degraded("half open, the next calls try it");
            case OPEN, FORCED_OPEN -> Answer.degraded("open, is not called");
        };
    }
}
