package dev.monkeytown.protocolsim.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.protocolsim.world.World;
import io.lettuce.core.KeyValue;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisException;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubListener;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.pubsub.api.async.RedisPubSubAsyncCommands;
import io.lettuce.core.pubsub.api.sync.RedisPubSubCommands;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Lettuce's face of a {@link Link}: just what Monkeytown's services call; anything else fails loudly. */
final class Lettuce {

    /** Longer than any command's own time-out. */
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final World world;
    private final Link link;
    private final RedisPubSubAsyncCommands<byte[], byte[]> async;
    private final RedisPubSubCommands<byte[], byte[]> sync;

    private Lettuce(World world, Link link) {
        this.world = world;
        this.link = link;
        this.async = face(RedisPubSubAsyncCommands.class, (_, method, arguments) -> send(method.getName(), arguments));
        this.sync = face(RedisPubSubCommands.class, (_, method, arguments) -> wait(send(method.getName(), arguments)));
    }

    static StatefulRedisConnection<byte[], byte[]> connection(World world, Link link) {
        return new Lettuce(world, link).pubSub();
    }

    static StatefulRedisPubSubConnection<byte[], byte[]> pubSub(World world, Link link) {
        return new Lettuce(world, link).pubSub();
    }

    private StatefulRedisPubSubConnection<byte[], byte[]> pubSub() {
        return face(
                StatefulRedisPubSubConnection.class, (_, method, arguments) -> connection(method.getName(), arguments));
    }

    private @Nullable Object connection(String method, Object @Nullable [] arguments) {
        return switch (method) {
            case "async" -> async;
            case "sync" -> sync;
            case "setAutoFlushCommands" -> {
                link.autoFlush((boolean) argument(arguments, 0));
                yield null;
            }
            case "flushCommands" -> {
                link.flush();
                yield null;
            }
            case "addListener" -> {
                link.listen(listener(argument(arguments, 0)));
                yield null;
            }
            default -> throw new UnsupportedOperationException("connection." + method);
        };
    }

    private Reply<?> send(String method, Object @Nullable [] a) {
        return switch (method) {
            case "evalsha" ->
                link.evaluate((String) argument(a, 0), (byte[][]) argument(a, 2), (byte[][]) argument(a, 3), x -> x);
            case "eval" ->
                link.evaluate((byte[]) argument(a, 0), (byte[][]) argument(a, 2), (byte[][]) argument(a, 3), x -> x);
            case "scriptLoad" -> link.send(command("SCRIPT LOAD", argument(a, 0)), Lettuce::text);
            case "get" -> link.send(command("GET", argument(a, 0)), x -> x);
            case "psetex" ->
                link.send(
                        command("PSETEX", argument(a, 0), Long.toString((Long) argument(a, 1)), argument(a, 2)),
                        Lettuce::text);
            case "hget" -> link.send(command("HGET", argument(a, 0), argument(a, 1)), x -> x);
            case "hmget" -> {
                byte[][] fields = (byte[][]) argument(a, 1);
                yield link.send(hmget(argument(a, 0), fields), found -> values(fields, found));
            }
            case "zrem" -> link.send(command("ZREM", argument(a, 0), ((byte[][]) argument(a, 1))[0]), x -> x);
            case "xrange" -> link.send(range("XRANGE", a, false), Lettuce::messages);
            case "xrevrange" -> link.send(range("XREVRANGE", a, true), Lettuce::messages);
            case "publish" -> link.send(command("PUBLISH", argument(a, 0), argument(a, 1)), x -> x);
            case "subscribe" -> link.subscribe(Keyspace.text(((byte[][]) argument(a, 0))[0]));
            case "unsubscribe" -> link.unsubscribe(Keyspace.text(((byte[][]) argument(a, 0))[0]));
            default -> throw new UnsupportedOperationException("commands." + method);
        };
    }

    private @Nullable Object wait(Reply<?> reply) {
        world.await(reply::isDone, PATIENCE_NANOS);
        try {
            return reply.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RedisException known ? known : new RedisException(failed);
        }
    }

    private static byte[][] range(String name, Object @Nullable [] a, boolean reversed) {
        Range<?> range = (Range<?>) argument(a, 1);
        String from = range.getLower().getValue() instanceof String text ? text : "-";
        String to = range.getUpper().getValue() instanceof String text ? text : "+";
        long most = ((Limit) argument(a, 2)).getCount();
        return command(name, argument(a, 0), reversed ? to : from, reversed ? from : to, "COUNT", Long.toString(most));
    }

    private static byte[][] hmget(Object key, byte[][] fields) {
        byte[][] command = new byte[fields.length + 2][];
        command[0] = "HMGET".getBytes(UTF_8);
        command[1] = (byte[]) key;
        System.arraycopy(fields, 0, command, 2, fields.length);
        return command;
    }

    private static List<KeyValue<byte[], byte[]>> values(byte[][] fields, @Nullable Object found) {
        List<KeyValue<byte[], byte[]>> values = new ArrayList<>();
        if (found instanceof List<?> list) {
            for (int i = 0; i < fields.length; i++) {
                values.add(KeyValue.fromNullable(fields[i], (byte[]) list.get(i)));
            }
        }
        return values;
    }

    private static List<StreamMessage<byte[], byte[]>> messages(@Nullable Object found) {
        List<StreamMessage<byte[], byte[]>> messages = new ArrayList<>();
        if (found instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof List<?> entry && entry.get(1) instanceof List<?> parts) {
                    Map<byte[], byte[]> body = new LinkedHashMap<>();
                    for (int i = 0; i + 1 < parts.size(); i += 2) {
                        body.put((byte[]) parts.get(i), (byte[]) parts.get(i + 1));
                    }
                    messages.add(new StreamMessage<>(new byte[0], text(entry.get(0)), body));
                }
            }
        }
        return messages;
    }

    private static byte[][] command(Object... parts) {
        return Arrays.stream(parts)
                .map(part ->
                        part instanceof byte[] bytes ? bytes : part.toString().getBytes(UTF_8))
                .toArray(byte[][]::new);
    }

    private static String text(@Nullable Object bytes) {
        return bytes instanceof byte[] known ? Keyspace.text(known) : "";
    }

    private static Object argument(Object @Nullable [] arguments, int at) {
        if (arguments == null || arguments.length <= at) {
            throw new UnsupportedOperationException("argument " + at + " is missing");
        }
        return arguments[at];
    }

    @SuppressWarnings("unchecked")
    private static RedisPubSubListener<byte[], byte[]> listener(Object listener) {
        return (RedisPubSubListener<byte[], byte[]>) listener;
    }

    @SuppressWarnings("unchecked")
    private static <T> T face(Class<?> type, InvocationHandler handler) {
        return (T) Proxy.newProxyInstance(Lettuce.class.getClassLoader(), new Class<?>[] {type}, handler);
    }
}
