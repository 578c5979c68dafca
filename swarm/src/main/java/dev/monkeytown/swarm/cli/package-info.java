/** The command line: options and what is wrong with them, progress while it runs, exit codes. Main thread only. */
@NullMarked
package dev.monkeytown.swarm.cli;

import org.jspecify.annotations.NullMarked;
