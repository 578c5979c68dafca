/**
 * Whether this instance lives and whether it may be given work: the checks, their evaluation in the background and the
 * endpoints that orchestrators and proxies ask. Checks run on threads of their own, endpoints only read the last answer,
 * so a probe is safe on an event loop.
 */
@NullMarked
package dev.monkeytown.platform.health;

import org.jspecify.annotations.NullMarked;
