/**
 * Tokens that say who somebody is: signing, and the checks that every token passes wherever it comes from. web-gateway
 * signs; game-server and event-stream only verify. Everything here is immutable, does no I/O and may be called from any
 * thread; a check costs a fraction of a millisecond.
 */
@NullMarked
package dev.monkeytown.platform.identity;

import org.jspecify.annotations.NullMarked;
