package dev.monkeytown.platform.resilience;

import dev.monkeytown.platform.health.ReadinessCheck;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls to what may be away. Of each dependency that a process uses there is one breaker, made when it is first used, so
 * that one that is away costs its callers nothing but the answer. Thread-safe.
 *
 * <p>A call that failed for a reason that may pass is repeated inside {@link #call}, each time through the breaker: once
 * that is open, nobody waits for repetitions any more. Whatever else the work throws comes through as it is, and counts as
 * an answer.
 */
public final class Resilience {

    private static final Logger log = LoggerFactory.getLogger(Resilience.class);

    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
    private final RetryRegistry retries = RetryRegistry.ofDefaults();
    private final Function<Dependency, Policy> policies;

    /**
     * @param meters where states and calls are counted
     */
    public Resilience(MeterRegistry meters) {
        this(meters, Policy::of);
    }

    Resilience(MeterRegistry meters, Function<Dependency, Policy> policies) {
        this.policies = policies;
        breakers.getEventPublisher().onEntryAdded(added -> tellTransitions(added.getAddedEntry()));
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        TaggedRetryMetrics.ofRetryRegistry(retries).bindTo(meters);
    }

    /**
     * Does work that may be done twice, and does it again up to three times when it fails for a reason that may pass. Blocks
     * for the work and the pauses between.
     *
     * @throws DependencyUnavailableException if the dependency is not called at the moment
     */
    public <T extends @Nullable Object> T call(Dependency dependency, Supplier<T> work) {
        Retry retry = retries.retry(
                dependency.label(), () -> policies.apply(dependency).retry());
        try {
            return retry.executeSupplier(CircuitBreaker.decorateSupplier(breaker(dependency), work));
        } catch (CallNotPermittedException open) {
            throw unavailable(dependency, open);
        }
    }

    /**
     * Does work that must not be done twice. Blocks for the work.
     *
     * @throws DependencyUnavailableException if the dependency is not called at the moment
     */
    public <T extends @Nullable Object> T callOnce(Dependency dependency, Supplier<T> work) {
        try {
            return breaker(dependency).executeSupplier(work);
        } catch (CallNotPermittedException open) {
            throw unavailable(dependency, open);
        }
    }

    /**
     * Begins work once and does not wait for it. The stage fails with a {@link DependencyUnavailableException} if the
     * dependency is not called at the moment, otherwise as the work's own.
     */
    public <T extends @Nullable Object> CompletionStage<T> begin(
            Dependency dependency, Supplier<CompletionStage<T>> work) {
        return breaker(dependency)
                .executeCompletionStage(work)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(translated(dependency, failure)));
    }

    /** A line of the readiness endpoint, for a service that uses the dependency. Open or not, the service can serve. */
    public ReadinessCheck check(Dependency dependency) {
        return new BreakerCheck(breaker(dependency));
    }

    private CircuitBreaker breaker(Dependency dependency) {
        return breakers.circuitBreaker(
                dependency.label(), () -> policies.apply(dependency).breaker());
    }

    private DependencyUnavailableException unavailable(Dependency dependency, Throwable cause) {
        return new DependencyUnavailableException(
                dependency, policies.apply(dependency).open(), cause);
    }

    private Throwable translated(Dependency dependency, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof CallNotPermittedException ? unavailable(dependency, cause) : cause;
    }

    private static void tellTransitions(CircuitBreaker breaker) {
        breaker.getEventPublisher().onStateTransition(transition -> {
            State now = transition.getStateTransition().getToState();
            if (now == State.OPEN) {
                log.warn("{} fails or is slow and is left alone for a while", breaker.getName());
            } else if (now == State.CLOSED) {
                log.info("{} answers again", breaker.getName());
            }
        });
    }
}
