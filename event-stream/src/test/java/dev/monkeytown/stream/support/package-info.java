/** What integration tests play against: a real Redis, a small owner of a real game, and clients on real sockets. */
@NullMarked
package dev.monkeytown.stream.support;

import org.jspecify.annotations.NullMarked;
