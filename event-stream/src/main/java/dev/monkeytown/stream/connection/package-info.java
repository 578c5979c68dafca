/**
 * Sockets: who may open one, what a client may say and how often, and what is said to it. A {@link
 * dev.monkeytown.stream.connection.Connection} is owned by its channel's event loop; the handshake before it runs on
 * the same loop. Types that Spring calls are named Filter, Handler, Strategy or Lifecycle; the others know no Spring.
 */
@NullMarked
package dev.monkeytown.stream.connection;

import org.jspecify.annotations.NullMarked;
