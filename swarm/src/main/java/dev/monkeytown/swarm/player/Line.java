package dev.monkeytown.swarm.player;

import dev.monkeytown.swarm.measure.Count;
import dev.monkeytown.swarm.wire.SocketListener;
import dev.monkeytown.swarm.wire.WebSocket;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One socket of a player, from the try to connect to its end: sends heartbeats, and is cut now and then if the crowd's
 * habits say so. Owned by its lane's loop thread.
 */
final class Line implements SocketListener {
    private static final long HEARTBEAT_MS = 5_000;

    /** What a player does with its line; of a line that was hung up it hears nothing more. */
    interface Holder {
        void connected(WebSocket socket);

        void message(boolean text, ByteBuf buffer, int from, int length, long nowNanos);

        void disconnected(int code, String reason, boolean onPurpose);

        void refused(int retryAfterSeconds, String why);
    }

    private final Lane lane;
    private final Crowd crowd;
    private final SplittableRandom random;
    private final Holder holder;
    private @Nullable WebSocket socket;
    private @Nullable ScheduledFuture<?> heartbeats;
    private @Nullable ScheduledFuture<?> scissors;
    private boolean cutOnPurpose;
    private boolean hungUp;

    Line(Lane lane, Crowd crowd, SplittableRandom random, Holder holder) {
        this.lane = lane;
        this.crowd = crowd;
        this.random = random;
        this.holder = holder;
    }

    /** The open socket, or null before and after. */
    @Nullable
    WebSocket socket() {
        return socket;
    }

    /** Breaks the connection as a bad network would; nothing without one. */
    void cut() {
        WebSocket open = socket;
        if (open != null) {
            cutOnPurpose = true;
            lane.tally().add(Count.CUTS);
            open.cut();
        }
    }

    /** Closes it in good order; the holder hears nothing more. */
    void hangUp() {
        hungUp = true;
        WebSocket open = socket;
        if (open != null) {
            over();
            open.close();
        }
    }

    @Override
    public void opened(WebSocket open) {
        if (hungUp) {
            open.close();
            return;
        }
        socket = open;
        lane.connected(1);
        heartbeats = lane.loop()
                .scheduleAtFixedRate(
                        () -> open.text(Messages.heartbeat()),
                        random.nextLong(HEARTBEAT_MS),
                        HEARTBEAT_MS,
                        TimeUnit.MILLISECONDS);
        armScissors();
        holder.connected(open);
    }

    @Override
    public void received(int bytes) {
        if (!hungUp) {
            lane.tally().add(Count.BYTES, bytes);
        }
    }

    @Override
    public void message(boolean text, ByteBuf buffer, int from, int length, long nowNanos) {
        if (!hungUp) {
            holder.message(text, buffer, from, length, nowNanos);
        }
    }

    @Override
    public void closed(int code, String reason) {
        if (!hungUp) {
            over();
            holder.disconnected(code, reason, cutOnPurpose);
        }
    }

    @Override
    public void refused(int status, int retryAfterSeconds, String why) {
        if (!hungUp) {
            lane.tally().add(Count.REFUSED_SOCKETS);
            holder.refused(retryAfterSeconds, why);
        }
    }

    private void over() {
        socket = null;
        lane.connected(-1);
        if (heartbeats != null) {
            heartbeats.cancel(false);
        }
        if (scissors != null) {
            scissors.cancel(false);
        }
    }

    private void armScissors() {
        double every = crowd.habits().reconnectEverySeconds();
        if (every > 0) {
            long afterMs = (long) (-Math.log(1 - random.nextDouble()) * every * 1000);
            scissors = lane.loop().schedule(this::snip, afterMs, TimeUnit.MILLISECONDS);
        }
    }

    private void snip() {
        if (crowd.restless()) {
            cut();
        } else {
            armScissors();
        }
    }
}
