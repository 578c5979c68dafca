/**
 * The processes that a measurement runs beside itself: started on a core of their own, ended with the measurement however
 * that ends, and what they cost by the kernel's own count. Used by {@code stream} and {@code peers} on the thread that
 * measures.
 */
@NullMarked
package dev.monkeytown.bench.process;

import org.jspecify.annotations.NullMarked;
