package dev.monkeytown.swarm.player;

import dev.monkeytown.swarm.measure.Comebacks;
import dev.monkeytown.swarm.measure.Count;
import dev.monkeytown.swarm.wire.Visitor.Tokens;
import dev.monkeytown.swarm.wire.WebSocket;
import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A player's connection over all its lines: when one is lost or refused the next is opened, after a while and with fresh
 * tokens, as the protocol says. Owned by the loop thread of the player's present lane.
 */
final class Connection implements Line.Holder {
    private static final int REPLACED = 4409;

    /** Whose connection it is. */
    interface User {
        Lane lane();

        void connected(WebSocket open);

        void message(boolean text, ByteBuf buffer, int from, int length, long nowNanos);

        void interrupted();
    }

    private final Crowd crowd;
    private final Entrance entrance;
    private final Fate fate;
    private final SplittableRandom random;
    private final Testimony testimony;
    private final User user;
    private @Nullable Line line;
    private int refusals;
    private boolean everOpen;

    Connection(Crowd crowd, Entrance entrance, Fate fate, SplittableRandom random, Testimony testimony, User user) {
        this.crowd = crowd;
        this.entrance = entrance;
        this.fate = fate;
        this.random = random;
        this.testimony = testimony;
        this.user = user;
    }

    /** The open socket, or null. */
    @Nullable
    WebSocket socket() {
        Line open = line;
        return open == null ? null : open.socket();
    }

    /** Opens a line, unless there is one. */
    void connect(Tokens tokens) {
        if (!crowd.closed() && line == null) {
            Lane lane = user.lane();
            Line next = new Line(lane, crowd, random, this);
            line = next;
            String dialect = crowd.habits().dialect().subprotocol();
            crowd.sockets().open(lane.loop(), dialect, tokens.socketToken(), !fate.spared(), next);
        }
    }

    /** Breaks it as a bad network would; nothing without one. */
    void cut(Comebacks all) {
        if (line != null && socket() != null) {
            fate.cut(all);
            line.cut();
        }
    }

    /** Closes it for good. */
    void hangUp() {
        if (line != null) {
            line.hangUp();
            line = null;
        }
    }

    @Override
    public void connected(WebSocket open) {
        refusals = 0;
        if (everOpen) {
            user.lane().tally().add(Count.RECONNECTS);
        }
        everOpen = true;
        user.connected(open);
    }

    @Override
    public void message(boolean text, ByteBuf buffer, int from, int length, long nowNanos) {
        user.message(text, buffer, from, length, nowNanos);
    }

    @Override
    public void disconnected(int code, String reason, boolean onPurpose) {
        line = null;
        user.interrupted();
        if (crowd.closed()) {
            return;
        }
        if (!onPurpose) {
            user.lane().tally().add(Count.LOST_SOCKETS);
            testimony.closed(code);
            crowd.notice("a socket was closed with " + code + " " + reason);
        }
        if (code != REPLACED) {
            reconnect(Backoff.msAfterClose(code, reason));
        }
    }

    @Override
    public void refused(int retryAfterSeconds, String why) {
        line = null;
        if (!crowd.closed()) {
            crowd.notice("a socket was refused: " + why);
            reconnect((int) Duration.ofSeconds(retryAfterSeconds).toMillis() + Backoff.ms(refusals++));
        }
    }

    private void reconnect(int pauseMs) {
        crowd.async(() -> {
            Thread.sleep(pauseMs);
            Tokens tokens = entrance.tokens();
            user.lane().loop().execute(() -> connect(tokens));
        });
    }
}
