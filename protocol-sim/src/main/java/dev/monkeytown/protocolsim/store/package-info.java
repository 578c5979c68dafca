/**
 * The Redis of the simulation: the production scripts in a real Lua 5.1, on a model of just the commands that they and the
 * services use, behind connections that delay, lose and time out. Lettuce's interfaces are its face, so that the services'
 * own classes talk to it. Called by nodes, on the world's thread.
 */
@NullMarked
package dev.monkeytown.protocolsim.store;

import org.jspecify.annotations.NullMarked;
