/**
 * The connections to Redis, one per purpose, because what must happen when Redis goes away differs: a tick is worthless
 * later, a subscription must come back by itself, an ordinary command may wait a little. Created at start, used from any
 * thread, closed last. Which keys and channels exist is not decided here.
 */
@NullMarked
package dev.monkeytown.platform.redis;

import org.jspecify.annotations.NullMarked;
