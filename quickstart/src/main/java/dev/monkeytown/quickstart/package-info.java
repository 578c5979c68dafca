/**
 * The local cluster: everything of Monkeytown on one machine, from the very jars that production runs. Its parts are
 * {@code cli} (the command line), {@code cluster} (what starts in which order), {@code data} (PostgreSQL, Redis and the
 * folder they keep), {@code proxy} (the one port in front) and {@code process} (children that never outlive us). This
 * package holds only the refusal that all of them speak.
 */
@NullMarked
package dev.monkeytown.quickstart;

import org.jspecify.annotations.NullMarked;
