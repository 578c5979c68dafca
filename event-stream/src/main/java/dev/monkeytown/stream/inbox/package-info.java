/**
 * To Redis: what players want and say becomes messages in the inbox of their game. Each event loop has one, which
 * gathers what its sockets say in one turn and publishes it at the turn's end.
 */
@NullMarked
package dev.monkeytown.stream.inbox;

import org.jspecify.annotations.NullMarked;
