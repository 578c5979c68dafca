/**
 * The whole of Monkeytown as child processes on loopback: what runs, with which settings, in which order it starts and
 * stops. Called by {@code cli} and by system tests; starting and stopping happen on the caller's thread and on virtual
 * threads that it waits for, watching on one scheduler.
 */
@NullMarked
package dev.monkeytown.quickstart.cluster;

import org.jspecify.annotations.NullMarked;
