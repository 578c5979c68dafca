/**
 * The face that the simulation shows to a browser: the same Java, compiled to an ES module. The page's script calls it
 * on its one thread; arrays are handed over without copying and hold until the next call.
 */
@NullMarked
package dev.monkeytown.web;

import org.jspecify.annotations.NullMarked;
