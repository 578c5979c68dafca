package dev.monkeytown.protocolsim.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a Redis holds, and the commands on it that Monkeytown uses in play. Whatever else is asked is an error. */
final class Keyspace implements Lua.Commands {

    /** Redis trims a stream by whole nodes of so many entries where it may. */
    private static final int NODE = 100;

    private static final byte[] OK = "OK".getBytes(UTF_8);

    /** Hears what is published. */
    interface Publisher {

        /** @return how many heard it */
        long publish(String channel, byte[] message);
    }

    private final Map<String, Value> values;
    private final Map<String, Long> expiries;
    private final LongSupplier nowMicros;
    private final Publisher publisher;

    Keyspace(LongSupplier nowMicros, Publisher publisher) {
        this(new HashMap<>(), new HashMap<>(), nowMicros, publisher);
    }

    private Keyspace(
            Map<String, Value> values, Map<String, Long> expiries, LongSupplier nowMicros, Publisher publisher) {
        this.values = values;
        this.expiries = expiries;
        this.nowMicros = nowMicros;
        this.publisher = publisher;
    }

    /** As it is now. */
    Keyspace copy() {
        Map<String, Value> copies = new HashMap<>();
        values.forEach((key, value) -> copies.put(key, value.copy()));
        return new Keyspace(copies, new HashMap<>(expiries), nowMicros, publisher);
    }

    /** What is there, as texts for people and for comparing. */
    Map<String, String> described() {
        Map<String, String> described = new TreeMap<>();
        for (String key : List.copyOf(values.keySet())) {
            Value value = live(key);
            if (value != null) {
                described.put(key, describe(value) + (expiries.containsKey(key) ? " expires" : ""));
            }
        }
        return described;
    }

    private static String describe(Value value) {
        StringBuilder text = new StringBuilder();
        switch (value) {
            case Value.Text(byte[] bytes) -> text.append(text(bytes));
            case Value.Hash(var fields) ->
                new TreeMap<>(fields)
                        .forEach((field, held) -> text.append(field)
                                .append('=')
                                .append(text(held))
                                .append(' '));
            case Value.Sorted sorted ->
                sorted.ordered()
                        .forEach(entry -> text.append(entry.getKey())
                                .append('=')
                                .append(Numbers.text(entry.getValue()))
                                .append(' '));
            case Value.Stream stream ->
                stream.entries().forEach((id, entry) -> {
                    text.append(id);
                    entry.forEach(part -> text.append(' ').append(text(part)));
                    text.append(';');
                });
        }
        return text.toString();
    }

    @Override
    public @Nullable Object call(byte[][] command) {
        try {
            return perform(command);
        } catch (RuntimeException wrong) {
            return new RedisError("ERR " + wrong);
        }
    }

    private @Nullable Object perform(byte[][] c) {
        String name = text(c[0]).toUpperCase(Locale.ROOT);
        return switch (name) {
            case "TIME" -> time();
            case "EXISTS" -> live(text(c[1])) == null ? 0L : 1L;
            case "DEL" -> delete(c);
            case "PEXPIRE" -> expire(text(c[1]), Long.parseLong(text(c[2])));
            case "GET" -> find(c, Value.Text.class) instanceof Value.Text(byte[] bytes) ? bytes : null;
            case "SET" -> set(text(c[1]), c[2]);
            case "PSETEX" -> psetex(text(c[1]), Long.parseLong(text(c[2])), c[3]);
            case "APPEND" -> append(c);
            case "HSET" -> hset(c);
            case "HSETNX" -> hsetnx(c);
            case "HGET" -> hash(c).get(text(c[2]));
            case "HMGET" -> hmget(c);
            case "HDEL" -> hdel(c);
            case "HGETALL" -> hgetall(c);
            case "ZADD" -> zadd(c);
            case "ZREM" -> zrem(c);
            case "ZRANGEBYSCORE" -> zrangebyscore(c);
            case "XADD" -> xadd(c);
            case "XRANGE" -> xrange(c, false);
            case "XREVRANGE" -> xrange(c, true);
            case "PUBLISH" -> publisher.publish(text(c[1]), c[2]);
            default -> new RedisError("ERR the simulated Redis does not know " + name);
        };
    }

    private List<@Nullable Object> time() {
        long micros = nowMicros.getAsLong();
        return List.of(bytes(Long.toString(micros / 1_000_000)), bytes(Long.toString(micros % 1_000_000)));
    }

    private long delete(byte[][] c) {
        long gone = 0;
        for (int i = 1; i < c.length; i++) {
            if (live(text(c[i])) != null) {
                forget(text(c[i]));
                gone++;
            }
        }
        return gone;
    }

    private long expire(String key, long lifeMs) {
        if (live(key) == null) {
            return 0;
        }
        if (lifeMs <= 0) {
            forget(key);
        } else {
            expiries.put(key, nowMicros.getAsLong() / 1_000 + lifeMs);
        }
        return 1;
    }

    private byte[] set(String key, byte[] bytes) {
        values.put(key, new Value.Text(bytes));
        expiries.remove(key);
        return OK;
    }

    private byte[] psetex(String key, long lifeMs, byte[] bytes) {
        set(key, bytes);
        expire(key, lifeMs);
        return OK;
    }

    private long append(byte[][] c) {
        byte[] before = find(c, Value.Text.class) instanceof Value.Text(byte[] bytes) ? bytes : new byte[0];
        byte[] after = Arrays.copyOf(before, before.length + c[2].length);
        System.arraycopy(c[2], 0, after, before.length, c[2].length);
        values.put(text(c[1]), new Value.Text(after));
        return after.length;
    }

    private long hset(byte[][] c) {
        Map<String, byte[]> fields =
                obtain(c, Value.Hash.class, Value.Hash::new).fields();
        long added = 0;
        for (int i = 2; i + 1 < c.length; i += 2) {
            added += fields.put(text(c[i]), c[i + 1]) == null ? 1 : 0;
        }
        return added;
    }

    private long hsetnx(byte[][] c) {
        return obtain(c, Value.Hash.class, Value.Hash::new).fields().putIfAbsent(text(c[2]), c[3]) == null ? 1 : 0;
    }

    private List<@Nullable Object> hmget(byte[][] c) {
        Map<String, byte[]> fields = hash(c);
        List<@Nullable Object> found = new ArrayList<>(c.length - 2);
        for (int i = 2; i < c.length; i++) {
            found.add(fields.get(text(c[i])));
        }
        return found;
    }

    private long hdel(byte[][] c) {
        Map<String, byte[]> fields = hash(c);
        long gone = 0;
        for (int i = 2; i < c.length; i++) {
            gone += fields.remove(text(c[i])) == null ? 0 : 1;
        }
        if (gone > 0 && fields.isEmpty()) {
            forget(text(c[1]));
        }
        return gone;
    }

    private List<@Nullable Object> hgetall(byte[][] c) {
        List<@Nullable Object> all = new ArrayList<>();
        hash(c).forEach((field, value) -> {
            all.add(bytes(field));
            all.add(value);
        });
        return all;
    }

    private long zadd(byte[][] c) {
        boolean onlyKnown = text(c[2]).equals("XX");
        int at = onlyKnown ? 3 : 2;
        if (onlyKnown && live(text(c[1])) == null) {
            return 0;
        }
        Map<String, Double> scores =
                obtain(c, Value.Sorted.class, Value.Sorted::new).scores();
        long added = 0;
        for (; at + 1 < c.length; at += 2) {
            String member = text(c[at + 1]);
            if (!onlyKnown || scores.containsKey(member)) {
                added += scores.put(member, Numbers.number(c[at])) == null ? 1 : 0;
            }
        }
        return added;
    }

    private long zrem(byte[][] c) {
        if (!(find(c, Value.Sorted.class) instanceof Value.Sorted(Map<String, Double> scores))) {
            return 0;
        }
        long gone = 0;
        for (int i = 2; i < c.length; i++) {
            gone += scores.remove(text(c[i])) == null ? 0 : 1;
        }
        if (scores.isEmpty()) {
            forget(text(c[1]));
        }
        return gone;
    }

    /** {@code key min max [WITHSCORES] [LIMIT offset count]}. */
    private List<@Nullable Object> zrangebyscore(byte[][] c) {
        double from = Numbers.number(c[2]);
        double to = Numbers.number(c[3]);
        boolean withScores = false;
        int most = Integer.MAX_VALUE;
        for (int i = 4; i < c.length; i++) {
            if (text(c[i]).equals("WITHSCORES")) {
                withScores = true;
            } else {
                most = Integer.parseInt(text(c[i + 2]));
                i += 2;
            }
        }
        List<@Nullable Object> found = new ArrayList<>();
        if (find(c, Value.Sorted.class) instanceof Value.Sorted sorted) {
            for (Map.Entry<String, Double> entry : sorted.ordered()) {
                if (entry.getValue() >= from && entry.getValue() <= to && most-- > 0) {
                    found.add(bytes(entry.getKey()));
                    if (withScores) {
                        found.add(bytes(Numbers.text(entry.getValue())));
                    }
                }
            }
        }
        return found;
    }

    /** {@code key [MAXLEN ~ n] id field value...}. */
    private Object xadd(byte[][] c) {
        boolean trims = text(c[2]).equals("MAXLEN");
        int at = trims ? 5 : 2;
        Value.Stream stream = obtain(c, Value.Stream.class, Value.Stream::new);
        Value.Id id = text(c[at]).equals("*") ? next(stream) : Value.Id.parse(text(c[at]), 0);
        if (id.compareTo(stream.newest()[0]) <= 0) {
            return new RedisError("ERR The ID specified in XADD is equal or smaller than the target stream top item");
        }
        stream.entries().put(id, List.of(Arrays.copyOfRange(c, at + 1, c.length)));
        stream.newest()[0] = id;
        if (trims) {
            int most = Integer.parseInt(text(c[4]));
            while (stream.entries().size() - NODE >= most) {
                for (int i = 0; i < NODE; i++) {
                    stream.entries().pollFirstEntry();
                }
            }
        }
        return bytes(id.toString());
    }

    private Value.Id next(Value.Stream stream) {
        Value.Id now = new Value.Id(nowMicros.getAsLong() / 1_000, 0);
        Value.Id newest = stream.newest()[0];
        return now.compareTo(newest) > 0 ? now : new Value.Id(newest.major(), newest.minor() + 1);
    }

    /** {@code key from to [COUNT n]}; reversed, {@code key to from [COUNT n]}. */
    private List<@Nullable Object> xrange(byte[][] c, boolean reversed) {
        if (!(find(c, Value.Stream.class) instanceof Value.Stream(var entries, var _))) {
            return List.of();
        }
        Value.Id from = Value.Id.parse(text(c[reversed ? 3 : 2]), 0);
        Value.Id to = Value.Id.parse(text(c[reversed ? 2 : 3]), Long.MAX_VALUE);
        int most = c.length > 5 ? Integer.parseInt(text(c[5])) : Integer.MAX_VALUE;
        List<@Nullable Object> found = new ArrayList<>();
        if (from.compareTo(to) > 0) {
            return found;
        }
        var range = entries.subMap(from, true, to, true);
        for (var entry : (reversed ? range.descendingMap() : range).entrySet()) {
            if (found.size() == most) {
                break;
            }
            found.add(List.of(bytes(entry.getKey().toString()), entry.getValue()));
        }
        return found;
    }

    private Map<String, byte[]> hash(byte[][] c) {
        return find(c, Value.Hash.class) instanceof Value.Hash(Map<String, byte[]> fields) ? fields : new HashMap<>();
    }

    private <V extends Value> @Nullable V find(byte[][] c, Class<V> type) {
        return type.cast(live(text(c[1])));
    }

    private <V extends Value> V obtain(byte[][] c, Class<V> type, Supplier<V> empty) {
        V found = find(c, type);
        if (found == null) {
            found = empty.get();
            values.put(text(c[1]), found);
        }
        return found;
    }

    private @Nullable Value live(String key) {
        Long expiry = expiries.get(key);
        if (expiry != null && expiry <= nowMicros.getAsLong() / 1_000) {
            forget(key);
        }
        return values.get(key);
    }

    private void forget(String key) {
        values.remove(key);
        expiries.remove(key);
    }

    static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
