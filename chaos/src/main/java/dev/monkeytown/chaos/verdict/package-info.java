/**
 * From what the clients saw to figures: longest pauses, ticks missing or doubled, inputs undone, sockets dropped. Pure; called
 * by the campaign after each trial.
 */
@NullMarked
package dev.monkeytown.chaos.verdict;

import org.jspecify.annotations.NullMarked;
