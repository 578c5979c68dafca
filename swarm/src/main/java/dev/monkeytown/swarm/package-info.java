/**
 * The load tool: many virtual players that speak the real protocol to a platform at one address, and what they see and
 * how soon. {@link dev.monkeytown.swarm.Swarm} is the way in for the command line and for other tools, from any thread.
 */
@NullMarked
package dev.monkeytown.swarm;

import org.jspecify.annotations.NullMarked;
