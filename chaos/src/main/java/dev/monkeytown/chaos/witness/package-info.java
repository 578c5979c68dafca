/**
 * What every client saw during a trial, written down on the swarm's event loops and read by the campaign afterwards.
 */
@NullMarked
package dev.monkeytown.chaos.witness;

import org.jspecify.annotations.NullMarked;
