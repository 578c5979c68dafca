/**
 * The command line of {@code ./monkeytown chaos}: what is wrong with it becomes one line and exit code 2.
 */
@NullMarked
package dev.monkeytown.chaos.cli;

import org.jspecify.annotations.NullMarked;
