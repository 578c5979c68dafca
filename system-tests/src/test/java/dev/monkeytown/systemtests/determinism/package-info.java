/** The same recorded games on the JVM, in Node and in Chromium. */
@NullMarked
package dev.monkeytown.systemtests.determinism;

import org.jspecify.annotations.NullMarked;
