/**
 * The binary forms of frames, keyframes, logs and inputs: bit-packed, versioned, bounded and total, so any byte string
 * decodes to a value or a refusal that says why. Called by whoever owns the bytes; no state is shared.
 */
@NullMarked
package dev.monkeytown.simulation.codec;

import org.jspecify.annotations.NullMarked;
