/**
 * To Redis: what players want and say becomes messages in the inbox of their game. Each event loop has one, which
 * gathers what its sockets say for a moment and publishes it at once.
 */
@NullMarked
package dev.monkeytown.stream.inbox;

import org.jspecify.annotations.NullMarked;
