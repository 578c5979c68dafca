/**
 * The protocol from outside: HTTP steps, the WebSocket handshake and its frames. Knows nothing of games. HTTP blocks
 * and runs on virtual threads; everything of a socket happens on its event loop.
 */
@NullMarked
package dev.monkeytown.swarm.wire;

import org.jspecify.annotations.NullMarked;
