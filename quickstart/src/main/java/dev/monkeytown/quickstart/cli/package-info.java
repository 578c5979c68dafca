/**
 * The command line of {@code ./monkeytown}: options, progress for people, and the end on Ctrl-C. It turns every refusal
 * into one line and an exit code, and leaves the work to {@code cluster} and {@code replay}.
 */
@NullMarked
package dev.monkeytown.quickstart.cli;

import org.jspecify.annotations.NullMarked;
