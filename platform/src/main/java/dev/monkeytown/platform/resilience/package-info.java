/**
 * How a service calls what may be away without hanging on it: circuit breakers and retries, one of each per
 * {@link dev.monkeytown.platform.resilience.Dependency}, with the same rules in all services. Called on threads that may
 * block, never by a tick, a lease or an event loop: those have their own ways to do without. States are metrics
 * ({@code resilience4j_*}) and lines of the readiness endpoint.
 */
@NullMarked
package dev.monkeytown.platform.resilience;

import org.jspecify.annotations.NullMarked;
