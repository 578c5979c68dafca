/**
 * The event stream: sockets on one side, Redis on the other. Here is only the wiring; a message from a socket enters in
 * {@code connection} and leaves through {@code inbox}, a frame from Redis enters in {@code intake}, is kept and spread
 * in {@code room}. Built once on the main thread.
 */
@NullMarked
package dev.monkeytown.stream;

import org.jspecify.annotations.NullMarked;
