/**
 * The first sockets of an instance, which nobody waits for: before it says that it is ready, it plays a recorded game to
 * visitors of its own until that goes no quicker, on a private port with a key of its own. Runs once, on a thread of its
 * own, beside the start; what it warms is the code of handshake, room and socket, on the event loops.
 */
@NullMarked
package dev.monkeytown.stream.warmup;

import org.jspecify.annotations.NullMarked;
