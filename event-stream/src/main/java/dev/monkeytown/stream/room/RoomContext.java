package dev.monkeytown.stream.room;

import dev.monkeytown.model.message.MessageCodec;
import dev.monkeytown.stream.inbox.Inbox;
import dev.monkeytown.stream.measure.StreamMetrics;
import java.util.function.LongSupplier;

/**
 * What a room needs from its surroundings.
 *
 * @param turn of the room's own event loop
 * @param inbox the way to owners of games, of the room's own event loop
 * @param nanoTime a clock that only goes forward, in nanoseconds
 * @param wallClockMillis milliseconds since 1970
 */
record RoomContext(
        RoomSettings settings,
        ReaderLimits limits,
        Turn turn,
        Inbox inbox,
        MessageCodec codec,
        StreamMetrics metrics,
        LongSupplier nanoTime,
        LongSupplier wallClockMillis) {}
