package dev.monkeytown.stream.connection;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.SessionId;
import dev.monkeytown.model.message.ClientMessage;
import dev.monkeytown.model.message.CloseCode;
import dev.monkeytown.model.message.EndReason;
import dev.monkeytown.model.message.ErrorCode;
import dev.monkeytown.model.message.ServerMessage;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.simulation.codec.InputCodec;
import dev.monkeytown.stream.room.Delivery;
import dev.monkeytown.stream.room.Dialect;
import dev.monkeytown.stream.room.Entry;
import dev.monkeytown.stream.room.Recipient;
import dev.monkeytown.stream.room.ServerFrames;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One open socket: what comes in is counted, understood or refused here; where the player is among the games is known
 * by its {@link Participation}. Owned by the channel's event loop; only {@link #onLoop}, {@link #loop} and
 * {@link #backlogBytes} may be called from elsewhere.
 */
final class Connection implements Recipient {

    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    /** RFC 6455: the server met something unexpected. */
    private static final int INTERNAL_ERROR = 1011;

    private final String id = UUID.randomUUID().toString();
    private final Identity identity;
    private final Dialect dialect;
    private final Capacity.Place place;
    private final Outbox outbox;
    private final ConnectionContext context;
    private final Participation participation;
    private final Pulse pulse;
    private final RoundTrip roundTrip = new RoundTrip();
    private final MessageLimit rate;
    private final WindowLimit violations = new WindowLimit(Limits.MAX_VIOLATIONS_PER_MINUTE, Duration.ofMinutes(1));
    private boolean closing;

    Connection(Admission admission, Outbox outbox, ConnectionContext context) {
        this.identity = admission.identity();
        this.dialect = admission.dialect();
        this.place = admission.place();
        this.outbox = outbox;
        this.context = context;
        this.participation = new Participation(this, identity, context);
        this.pulse =
                new Pulse(outbox.loop(), context.heartbeatInterval(), context.nanoTime(), this::speak, this::silent);
        this.rate = new MessageLimit(context.nanoTime().getAsLong());
    }

    String id() {
        return id;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Says welcome and begins to listen for the client's silence. */
    void open() {
        context.updates().add(identity, this);
        pulse.start();
        send(new ServerMessage.Welcome(
                id,
                identity.playerId().toString(),
                context.instance(),
                context.heartbeatInterval().toMillis(),
                context.wallClockMillis().getAsLong()));
    }

    /** A ping counts as a message and is answered at once. */
    void ping(byte[] payload) {
        pulse.heard();
        if (passes(payload.length)) {
            send(new ServerFrames().pong(payload));
        }
    }

    /**
     * Counts as a message. The answer to our own ping is no sign of life: libraries give it also for a client that hangs.
     */
    void pong(byte[] payload) {
        OptionalDouble millis = roundTrip.answered(payload, context.nanoTime().getAsLong());
        if (millis.isPresent()) {
            context.metrics().roundTrip(millis.getAsDouble());
        } else {
            pulse.heard();
        }
        var unused = passes(payload.length);
    }

    void text(byte[] utf8) {
        pulse.heard();
        if (!passes(utf8.length)) {
            return;
        }
        switch (context.codec().decode(new String(utf8, StandardCharsets.UTF_8))) {
            case ClientMessage.Malformed(ErrorCode code, String explanation) -> refuse(code, explanation);
            case ClientMessage.Heartbeat(double timestamp) ->
                send(new ServerMessage.Heartbeat(
                        timestamp, context.wallClockMillis().getAsLong()));
            case ClientMessage.JoinGame(GameId game, boolean watch) -> participation.join(game, watch);
            case ClientMessage.Resume(GameId game, long epoch, int tick) -> participation.resume(game, epoch, tick);
            case ClientMessage.PlayerInput(InputCodec.Timed action) -> participation.input(action);
            case ClientMessage.ChatMessage(String said) -> participation.say(said);
            case ClientMessage.LeaveGame() -> participation.quit();
        }
    }

    void binary(byte[] message) {
        pulse.heard();
        if (!passes(message.length)) {
            return;
        }
        switch (dialect) {
            case JSON -> refuse(ErrorCode.BAD_BINARY, "this dialect has text messages only");
            case FRAMES -> participation.inputs(message);
        }
    }

    void update(PlayerUpdate update) {
        if (closing) {
            return;
        }
        switch (update) {
            case PlayerUpdate.Joined joined -> participation.joinedElsewhere(joined);
            case PlayerUpdate.Ended(Optional<SessionId> session, EndReason reason) -> {
                if (session.isEmpty() || session.get().equals(identity.sessionId())) {
                    close(CloseCode.UNAUTHORIZED, reason.wire());
                }
            }
            case PlayerUpdate.Found(GameId game, int seat) -> send(new ServerMessage.GameFound(game, seat));
        }
    }

    void send(ServerMessage message) {
        send(new ServerFrames().text(context.codec().encode(message)));
    }

    /** Who makes us answer and does not read has no room left for answers at some point, and that is the end. */
    private void send(ServerFrames frames) {
        if (closing) {
            return;
        }
        switch (outbox.insist(frames.toBuffer(), context.nanoTime().getAsLong())) {
            case SENT, QUEUED, GONE -> {}
            case TOO_MUCH, TOO_LATE -> tooSlow();
        }
    }

    /** Says that something is not possible without holding it against the client. */
    void error(ErrorCode code, String explanation) {
        context.metrics().error(code);
        send(ServerMessage.Error.of(code, explanation));
    }

    /** Refuses something the client should not have sent; too much of that and the socket is closed. */
    void refuse(ErrorCode code, String explanation) {
        error(code, explanation);
        if (!violations.allow(context.nanoTime().getAsLong())) {
            close(
                    code == ErrorCode.RATE_LIMITED ? CloseCode.TOO_MANY_MESSAGES : CloseCode.BAD_PROTOCOL,
                    "too many refused messages");
        }
    }

    void close(CloseCode code, String reason) {
        if (closing) {
            return;
        }
        end(code.code(), reason);
        boolean planned = code.equals(CloseCode.GOING_AWAY_RECONNECT);
        log.atLevel(planned ? Level.DEBUG : Level.INFO)
                .addKeyValue("playerId", identity.playerId())
                .log("Closed socket: {} {}", code.code(), reason);
    }

    /** A mistake of ours. */
    void broken(RuntimeException bug) {
        log.atError().addKeyValue("playerId", identity.playerId()).setCause(bug).log("Connection broke");
        if (!closing) {
            end(INTERNAL_ERROR, "internal error");
        }
    }

    private void end(int code, String reason) {
        end();
        outbox.close(code, reason, context.nanoTime().getAsLong());
        context.metrics().closed(code);
    }

    /** The channel is gone. */
    void lost() {
        end();
        place.giveBack();
    }

    private void end() {
        if (!closing) {
            closing = true;
            pulse.stop();
            participation.end();
            context.updates().remove(identity.playerId(), this);
        }
    }

    /** Runs a task on the connection's event loop, at once when already there; not at all when the loop has ended. */
    void onLoop(Runnable task) {
        if (loop().inEventLoop()) {
            task.run();
            return;
        }
        try {
            loop().execute(task);
        } catch (RejectedExecutionException ended) {
            log.debug("Event loop of socket {} has ended", id);
        }
    }

    /** The same, after some time. */
    void onLoopAfter(long ms, Runnable task) {
        try {
            var unused = loop().schedule(task, ms, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ended) {
            log.debug("Event loop of socket {} has ended", id);
        }
    }

    private boolean passes(int bytes) {
        if (closing) {
            return false;
        }
        context.metrics().messageReceived();
        if (bytes > Limits.MAX_CLIENT_MESSAGE_BYTES) {
            error(ErrorCode.TOO_LARGE, "a message may have " + Limits.MAX_CLIENT_MESSAGE_BYTES + " bytes");
            close(CloseCode.TOO_LARGE, "message too large");
            return false;
        }
        return switch (rate.judge(context.nanoTime().getAsLong())) {
            case ACCEPT -> true;
            case DROP -> false;
            case DROP_AND_TELL -> {
                refuse(ErrorCode.RATE_LIMITED, "at most " + Limits.MAX_MESSAGES_PER_SECOND + " messages a second");
                yield false;
            }
            case FLOOD -> {
                close(CloseCode.TOO_MANY_MESSAGES, "flood");
                yield false;
            }
        };
    }

    private void speak() {
        String heartbeat = context.codec()
                .encode(new ServerMessage.Heartbeat(0, context.wallClockMillis().getAsLong()));
        byte[] ping = roundTrip.ask(context.nanoTime().getAsLong());
        send(new ServerFrames().text(heartbeat).ping(ping));
    }

    private void silent() {
        close(CloseCode.HEARTBEAT_LOST, "nothing heard for two heartbeat intervals");
    }

    @Override
    public EventLoop loop() {
        return outbox.loop();
    }

    @Override
    public void entered(GameId game, Entry entry) {
        participation.entered(game, entry);
    }

    @Override
    public void refused(GameId game, ErrorCode code, String explanation) {
        participation.refused(game, code, explanation);
    }

    @Override
    public void replaced(GameId game) {
        participation.replaced(game);
    }

    @Override
    public Delivery deliver(ByteBuf serverFrames, long nowNanos) {
        return closing ? Delivery.GONE : outbox.deliver(serverFrames, nowNanos);
    }

    @Override
    public boolean caughtUp() {
        return outbox.caughtUp();
    }

    /** Bytes that wait for this socket in this process; may be asked on any thread. */
    long backlogBytes() {
        return outbox.backlogBytes();
    }

    @Override
    public void tooSlow() {
        close(CloseCode.TOO_SLOW, "did not read fast enough");
    }
}
