/** The command line of the simulation: many seeds in parallel, or one with all that happens in it. */
@NullMarked
package dev.monkeytown.protocolsim.cli;

import org.jspecify.annotations.NullMarked;
