/**
 * Monkeytown from outside: the jars that production runs, as processes, seen through the one port that visitors see.
 * Each class here tests one promise; the packages below hold the ways to keep an eye on it.
 */
@NullMarked
package dev.monkeytown.systemtests;

import org.jspecify.annotations.NullMarked;
