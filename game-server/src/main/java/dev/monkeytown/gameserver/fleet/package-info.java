/**
 * The other game-servers: which of them live, which have room, and orders to open a game there when this one is full.
 * Heartbeats, orders and answers arrive on an I/O thread, which only notes them; whoever orders waits for a bounded time.
 */
@NullMarked
package dev.monkeytown.gameserver.fleet;

import org.jspecify.annotations.NullMarked;
