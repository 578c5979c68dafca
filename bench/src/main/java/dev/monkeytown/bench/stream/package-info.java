/**
 * {@code bench stream}: what a delivered message costs and how late it comes, at the event-stream and at a floor that
 * writes the same bytes on the same schedule. {@link dev.monkeytown.bench.stream.Trial} is one run with one contender; {@code
 * peers} runs others through the same one. All on the measuring thread but the playout, which has its own.
 */
@NullMarked
package dev.monkeytown.bench.stream;

import org.jspecify.annotations.NullMarked;
