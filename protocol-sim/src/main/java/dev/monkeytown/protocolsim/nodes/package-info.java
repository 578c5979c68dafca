/**
 * The machines of a simulated world: game-servers, event-streams and clients made of the production classes, and whoever
 * makes them fail. Everything is called on the world's thread.
 */
@NullMarked
package dev.monkeytown.protocolsim.nodes;

import org.jspecify.annotations.NullMarked;
