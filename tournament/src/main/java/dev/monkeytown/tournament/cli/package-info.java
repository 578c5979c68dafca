/** The command line of {@code tournament}: options, progress, files. Everything that it prints is printed here. */
@NullMarked
package dev.monkeytown.tournament.cli;

import org.jspecify.annotations.NullMarked;
