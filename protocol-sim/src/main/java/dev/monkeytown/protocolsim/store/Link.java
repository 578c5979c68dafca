package dev.monkeytown.protocolsim.store;

import dev.monkeytown.protocolsim.world.Machine;
import dev.monkeytown.protocolsim.world.World;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.pubsub.RedisPubSubListener;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection of one life of a machine. Commands and answers keep their order and take their time; a cut loses what is on
 * its way in either direction, so that nobody knows what was executed. It comes back by itself, as Lettuce's do, and
 * subscribes again.
 */
final class Link {

    private static final long RECONNECT_NANOS = 50_000_000;

    private static final class Pending {
        final long untilNanos;
        final Reply<?> reply;

        Pending(long untilNanos, Reply<?> reply) {
            this.untilNanos = untilNanos;
            this.reply = reply;
        }
    }

    private final World world;
    private final RedisServer server;
    private final Network network;
    private final Machine machine;
    private final int life;
    private final String purpose;
    private final Duration timeout;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final List<Runnable> unwritten = new ArrayList<>();
    private final Set<String> channels = new LinkedHashSet<>();
    private final List<RedisPubSubListener<byte[], byte[]>> listeners = new ArrayList<>();
    private boolean flushing = true;
    private boolean connected;
    private int session;
    private long stalledUntilNanos;
    private long lastRequestNanos;
    private long lastAnswerNanos;
    private boolean timing;

    Link(World world, RedisServer server, Network network, Machine machine, String purpose, Duration timeout) {
        this.world = world;
        this.server = server;
        this.network = network;
        this.machine = machine;
        this.life = machine.life();
        this.purpose = purpose;
        this.timeout = timeout;
        server.join(this);
        connected = server.up();
        if (!connected) {
            reconnectLater();
        }
    }

    Machine machine() {
        return machine;
    }

    void autoFlush(boolean automatic) {
        flushing = automatic;
    }

    void listen(RedisPubSubListener<byte[], byte[]> listener) {
        listeners.add(listener);
    }

    /** Sends a command. */
    <T> Reply<T> send(byte[][] command, Function<@Nullable Object, @Nullable T> meaning) {
        return request(() -> server.execute(this, command), meaning);
    }

    /** Runs a script. */
    <T> Reply<T> evaluate(
            String digest, byte[][] keys, byte[][] values, Function<@Nullable Object, @Nullable T> meaning) {
        return request(() -> server.evaluate(machine, life, digest, keys, values), meaning);
    }

    <T> Reply<T> evaluate(
            byte[] script, byte[][] keys, byte[][] values, Function<@Nullable Object, @Nullable T> meaning) {
        return request(() -> server.evaluate(machine, life, script, keys, values), meaning);
    }

    Reply<Void> subscribe(String channel) {
        channels.add(channel);
        return send(named("SUBSCRIBE", channel), _ -> null);
    }

    Reply<Void> unsubscribe(String channel) {
        channels.remove(channel);
        return send(named("UNSUBSCRIBE", channel), _ -> null);
    }

    void flush() {
        unwritten.forEach(Runnable::run);
        unwritten.clear();
    }

    /** Nothing gets through for a while, in either direction; then all of it does. */
    void stall(long nanos) {
        stalledUntilNanos = Math.max(stalledUntilNanos, world.nowNanos() + nanos);
        world.say(() -> machine + " " + purpose + " stalls for " + nanos / 1_000_000 + " ms");
    }

    boolean stalled() {
        return stalledUntilNanos > world.nowNanos();
    }

    /** The connection breaks. */
    void cut() {
        if (!connected) {
            return;
        }
        world.say(() -> machine + " " + purpose + " is cut");
        connected = false;
        session++;
        List<Pending> lost = List.copyOf(pending);
        pending.clear();
        world.after(
                machine,
                network.latencyNanos(),
                () -> lost.forEach(
                        each -> each.reply.completeExceptionally(new RedisException("Connection closed prematurely"))));
        server.leave(this);
        reconnectLater();
    }

    /** A message of a channel leaves Redis for here. */
    void deliver(String channel, byte[] message) {
        if (world.happens(network.lost)) {
            return;
        }
        arrive(channel, message);
        if (world.happens(network.doubled)) {
            arrive(channel, message);
        }
    }

    private void arrive(String channel, byte[] message) {
        int sent = session;
        boolean overtaken = world.happens(network.overtaken);
        long at = afterStall(world.nowNanos() + network.latencyNanos());
        if (overtaken) {
            at += network.detourNanos();
        } else {
            at = Math.max(at, lastAnswerNanos);
            lastAnswerNanos = at;
        }
        world.after(machine, at - world.nowNanos(), () -> {
            if (sent == session && channels.contains(channel)) {
                listeners.forEach(listener -> listener.message(Keyspace.bytes(channel), message.clone()));
            }
        });
    }

    private <T> Reply<T> request(
            Supplier<@Nullable Object> execution, Function<@Nullable Object, @Nullable T> meaning) {
        Reply<T> reply = new Reply<>(world);
        if (!connected || !machine.alive() || machine.life() != life) {
            reply.completeExceptionally(new RedisException("Currently not connected. Commands are rejected."));
            return reply;
        }
        pending.add(new Pending(world.nowNanos() + timeout.toNanos(), reply));
        time();
        int sent = session;
        unwritten.add(() -> write(execution, meaning, reply, sent));
        if (flushing) {
            flush();
        }
        return reply;
    }

    private <T> void write(
            Supplier<@Nullable Object> execution,
            Function<@Nullable Object, @Nullable T> meaning,
            Reply<T> reply,
            int sent) {
        if (sent != session) {
            return;
        }
        lastRequestNanos = Math.max(lastRequestNanos, afterStall(world.nowNanos() + network.latencyNanos()));
        world.after(lastRequestNanos - world.nowNanos(), () -> {
            if (sent == session && server.up()) {
                answer(execution.get(), meaning, reply, sent);
            }
        });
    }

    private <T> void answer(
            @Nullable Object answer, Function<@Nullable Object, @Nullable T> meaning, Reply<T> reply, int sent) {
        lastAnswerNanos = Math.max(lastAnswerNanos, afterStall(world.nowNanos() + network.latencyNanos()));
        world.after(machine, lastAnswerNanos - world.nowNanos(), () -> {
            if (sent != session) {
                return;
            }
            pending.removeIf(each -> each.reply.equals(reply));
            if (answer instanceof RedisError(String message)) {
                reply.completeExceptionally(
                        message.startsWith("NOSCRIPT")
                                ? new RedisNoScriptException(message)
                                : new RedisCommandExecutionException(message));
            } else {
                reply.complete(meaning.apply(answer));
            }
        });
    }

    /** One timer for all: they run out in order. */
    private void time() {
        Pending first = pending.peekFirst();
        if (timing || first == null) {
            return;
        }
        timing = true;
        world.after(machine, Math.max(0, first.untilNanos - world.nowNanos()), () -> {
            timing = false;
            while (!pending.isEmpty() && pending.getFirst().untilNanos <= world.nowNanos()) {
                pending.removeFirst()
                        .reply
                        .completeExceptionally(new RedisCommandTimeoutException("Command timed out after " + timeout));
            }
            time();
        });
    }

    private void reconnectLater() {
        world.after(machine, RECONNECT_NANOS + network.latencyNanos(), this::reconnect);
    }

    private void reconnect() {
        if (!server.up() || world.nowNanos() < stalledUntilNanos) {
            reconnectLater();
            return;
        }
        connected = true;
        server.join(this);
        for (String channel : channels) {
            var unused = send(named("SUBSCRIBE", channel), _ -> null);
        }
        if (!flushing) {
            flush();
        }
    }

    private long afterStall(long atNanos) {
        return Math.max(atNanos, stalledUntilNanos);
    }

    private static byte[][] named(String command, String channel) {
        return new byte[][] {Keyspace.bytes(command), Keyspace.bytes(channel)};
    }
}
