/**
 * Child processes that are watched, restarted, stopped in our order, and that never outlive the launcher. Called by
 * {@code data} and {@code cluster}; restarts happen on the cluster's scheduler threads, everything else on the
 * caller's.
 */
@NullMarked
package dev.monkeytown.quickstart.process;

import org.jspecify.annotations.NullMarked;
