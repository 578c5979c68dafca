package dev.monkeytown.stream.connection;

import dev.monkeytown.model.message.CloseCode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** The open sockets of this instance. Thread-safe. */
public final class Connections {

    /** Whoever is sent away has waited here already. */
    private static final String AT_ONCE = "reconnectAfterMs=0";

    private final Map<String, Connection> open = new ConcurrentHashMap<>();
    private final ConnectionContext context;
    private final long drainSpreadMs;
    private final RandomGenerator random;
    private volatile boolean draining;

    /**
     * @param drainSpread clients are sent away within this time, each at its own moment
     */
    public Connections(ConnectionContext context, Duration drainSpread, RandomGenerator random) {
        this.context = context;
        this.drainSpreadMs = drainSpread.toMillis();
        this.random = random;
        context.metrics().backlog(this::backlogBytes, this::worstBacklogBytes);
    }

    /** Makes a connection of an upgraded channel; called on the channel's event loop. */
    Connection open(Admission admission) {
        admission.place().use();
        Connection connection = new Connection(admission, new Outbox(admission.channel(), context.readers()), context);
        open.put(connection.id(), connection);
        connection.open();
        if (draining) {
            sendAway(connection);
        }
        return connection;
    }

    /** The channel is gone; called on any thread. */
    void closed(Connection connection) {
        if (open.remove(connection.id()) != null) {
            connection.onLoop(connection::lost);
        }
    }

    boolean draining() {
        return draining;
    }

    int size() {
        return open.size();
    }

    /** Bytes that wait in this process for all sockets together. */
    private long backlogBytes() {
        return open.values().stream().mapToLong(Connection::backlogBytes).sum();
    }

    /** Bytes that wait in this process for the one socket that has most of them. */
    private long worstBacklogBytes() {
        return open.values().stream().mapToLong(Connection::backlogBytes).max().orElse(0);
    }

    /**
     * Lets nobody in from now on and tells everybody to go on at another instance, each at its own moment, so that they do
     * not all come there at once; until then they play on.
     */
    void drain() {
        draining = true;
        open.values()
                .forEach(connection -> connection.onLoopAfter(
                        random.nextLong(Math.max(1, drainSpreadMs)), () -> sendAway(connection)));
    }

    private static void sendAway(Connection connection) {
        connection.close(CloseCode.GOING_AWAY_RECONNECT, AT_ONCE);
    }
}
