package dev.monkeytown.stream.connection;

import dev.monkeytown.stream.measure.StreamMetrics;
import dev.monkeytown.stream.room.Dialect;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Places for sockets on this instance. Thread-safe. A place is taken before the upgrade and given back once, when the
 * socket closes or the upgrade fails, so that there are never more sockets than places.
 */
public final class Capacity {

    private final int most;
    private final AtomicInteger taken = new AtomicInteger();
    private final Map<Dialect, AtomicInteger> open = new EnumMap<>(Dialect.class);

    public Capacity(int most, StreamMetrics metrics) {
        this.most = most;
        for (Dialect dialect : Dialect.values()) {
            AtomicInteger count = new AtomicInteger();
            open.put(dialect, count);
            metrics.connections(dialect.subprotocol(), count);
        }
    }

    /** Sockets open or about to be. */
    public int taken() {
        return taken.get();
    }

    public int most() {
        return most;
    }

    /** Takes a place; empty if there is none. */
    Optional<Place> take(Dialect dialect) {
        while (true) {
            int now = taken.get();
            if (now >= most) {
                return Optional.empty();
            }
            if (taken.compareAndSet(now, now + 1)) {
                return Optional.of(new Place(Objects.requireNonNull(open.get(dialect))));
            }
        }
    }

    /** One socket's place. */
    final class Place {

        private final AtomicInteger count;
        private final AtomicBoolean used = new AtomicBoolean();
        private final AtomicBoolean given = new AtomicBoolean();

        private Place(AtomicInteger count) {
            this.count = count;
            count.incrementAndGet();
        }

        /** The socket is open: from now on the place is given back by {@link #giveBack} alone. */
        void use() {
            used.set(true);
        }

        /** Gives the place back if the upgrade came to nothing. */
        void giveBackUnlessUsed() {
            if (!used.get()) {
                giveBack();
            }
        }

        /** Gives the place back; further calls do nothing. */
        void giveBack() {
            if (given.compareAndSet(false, true)) {
                count.decrementAndGet();
                taken.decrementAndGet();
            }
        }
    }
}
