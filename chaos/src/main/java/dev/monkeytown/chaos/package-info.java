/**
 * A local cluster that is injured on purpose while a swarm plays on it, and what the players saw of that. Its parts are
 * {@code cli} (the command line), {@code campaign} (one fault after the other, trial by trial), {@code arena} (the cluster and
 * the swarm), {@code injury} (what is done to it), {@code witness} (what the clients saw), {@code verdict} (what that means)
 * and {@code report}.
 */
@NullMarked
package dev.monkeytown.chaos;

import org.jspecify.annotations.NullMarked;
