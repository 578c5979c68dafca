package dev.monkeytown.stream.connection;

import dev.monkeytown.model.message.MessageCodec;
import dev.monkeytown.stream.inbox.Inboxes;
import dev.monkeytown.stream.measure.StreamMetrics;
import dev.monkeytown.stream.room.ReaderLimits;
import dev.monkeytown.stream.room.Rooms;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What every connection needs.
 *
 * @param instance name of this instance, told to clients
 * @param heartbeatInterval how often the server speaks; a client silent for twice as long is gone
 * @param readers how slow a client may read
 * @param nanoTime a clock that only goes forward, in nanoseconds
 * @param wallClockMillis milliseconds since 1970
 */
public record ConnectionContext(
        String instance,
        Duration heartbeatInterval,
        ReaderLimits readers,
        Rooms rooms,
        Memberships memberships,
        Inboxes inboxes,
        PlayerUpdates updates,
        MessageCodec codec,
        StreamMetrics metrics,
        LongSupplier nanoTime,
        LongSupplier wallClockMillis) {}
