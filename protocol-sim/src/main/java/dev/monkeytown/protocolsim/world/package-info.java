/**
 * A world in which time only passes when something happens: one queue of events, one seeded source of chance, machines that
 * can be paused and killed. Everything that is simulated runs in here, on the thread that runs the world.
 */
@NullMarked
package dev.monkeytown.protocolsim.world;

import org.jspecify.annotations.NullMarked;
