/** In the package of what it tests, which nobody else sees. */
@NullMarked
package dev.monkeytown.stream.connection;

import org.jspecify.annotations.NullMarked;
