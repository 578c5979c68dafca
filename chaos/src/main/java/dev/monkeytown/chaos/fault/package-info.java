/**
 * The faults by name, and what each of them may cost. Read by everybody, knows nobody.
 */
@NullMarked
package dev.monkeytown.chaos.fault;

import org.jspecify.annotations.NullMarked;
