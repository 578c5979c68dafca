/**
 * The course of a run: an arena for each fault, trial after trial in it, each from calm to calm. One thread, the caller's.
 */
@NullMarked
package dev.monkeytown.chaos.campaign;

import org.jspecify.annotations.NullMarked;
