package dev.monkeytown.platform.resilience;

import java.time.Duration;

/**
 * A call that was not made, because too many before it failed or were slow. The next ones are made again after a while, so
 * the caller answers with what it has, or refuses for the moment.
 */
public final class DependencyUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Dependency dependency;

    private final Duration retryAfter;

    DependencyUnavailableException(Dependency dependency, Duration retryAfter, Throwable cause) {
        super(dependency.label() + " is not called at the moment", cause);
        this.dependency = dependency;
        this.retryAfter = retryAfter;
    }

    public Dependency dependency() {
        return dependency;
    }

    /** After this long at the latest it is called again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
