/**
 * A player of the frames dialect in Java: a socket and a replica of the game that checks every frame. Tests call it from
 * their own thread, messages arrive on threads of the HTTP client.
 */
@NullMarked
package dev.monkeytown.systemtests.frames;

import org.jspecify.annotations.NullMarked;
