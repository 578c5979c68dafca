/**
 * The names and payloads on Redis: every key and channel, and what event-streams put into a game's inbox. Immutable
 * values and pure functions, used on any thread.
 */
@NullMarked
package dev.monkeytown.model.bus;

import org.jspecify.annotations.NullMarked;
