/**
 * The command line of {@code ./monkeytown bench}: picks what is measured, and turns what is wrong with its options into
 * one line and exit code 2. Each measurement is a package of its own; nothing here is part of the running platform.
 */
@NullMarked
package dev.monkeytown.bench;

import org.jspecify.annotations.NullMarked;
