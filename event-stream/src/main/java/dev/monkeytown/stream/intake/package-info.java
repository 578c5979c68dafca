/**
 * From Redis: subscriptions and the reads of keyframe, journal and lease. Called by rooms and connections on their event
 * loops. What a room subscribes to arrives on its own loop; other answers arrive on an I/O thread of Lettuce, from which
 * callers return to their own thread at once.
 */
@NullMarked
package dev.monkeytown.stream.intake;

import org.jspecify.annotations.NullMarked;
