/**
 * Which seat a browser's visit holds, kept in Redis for event-streams to check and for reloads to find. Called by requests
 * on virtual threads; blocks for one round trip.
 */
@NullMarked
package dev.monkeytown.gameserver.session;

import org.jspecify.annotations.NullMarked;
