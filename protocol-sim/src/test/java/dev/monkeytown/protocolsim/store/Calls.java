package dev.monkeytown.protocolsim.store;

import static dev.monkeytown.protocolsim.store.Keyspace.bytes;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the two are told, at random. */
final class Calls {

    /** No clock comes to it. */
    static final String LATER_EPOCH = "9000000000000000";

    /** Far from now either way, so that it does not matter when a script reads the clock. */
    private static final String FUTURE_MS = "3000000000000";

    private static final String PAST_MS = "-1000000000000000";

    /** Stand for what the asked one has in its lease. */
    private static final String EPOCH = "<epoch>";

    private static final String NEXT_TICK = "<next>";

    private Calls() {}

    /** One of the commands that scripts and services use, on a key of its type. */
    static String command(SplittableRandom chance) {
        String n = Integer.toString(1 + chance.nextInt(2));
        String field = "f" + chance.nextInt(4);
        String other = "f" + chance.nextInt(4);
        String number = Integer.toString(chance.nextInt(-5, 20));
        String id = chance.nextInt(12) + "-" + chance.nextInt(1, 3);
        String key = List.of("t", "h", "z", "s").get(chance.nextInt(4)) + n;
        return switch (chance.nextInt(25)) {
            case 0 -> "EXISTS " + key;
            case 1 -> "DEL " + key + " " + "h" + n;
            case 2 -> "PEXPIRE " + key + " " + (chance.nextBoolean() ? "600000" : "-1");
            case 3 -> "GET t" + n;
            case 4 -> "SET t" + n + " value" + number;
            case 5 -> "APPEND t" + n + " more" + number;
            case 6, 7 -> "HSET h" + n + " " + field + " " + number + " " + other + " x";
            case 8 -> "HSETNX h" + n + " " + field + " " + number;
            case 9 -> "HGET h" + n + " " + field;
            case 10 -> "HMGET h" + n + " " + field + " " + other + " none";
            case 11 -> "HDEL h" + n + " " + field + " " + other;
            case 12 -> "HGETALL h" + n;
            case 13, 14 -> "ZADD z" + n + " " + number + " " + field;
            case 15 -> "ZADD z" + n + " XX " + number + " " + field;
            case 16 -> "ZREM z" + n + " " + field;
            case 17 -> "ZRANGEBYSCORE z" + n + " -inf " + number + " WITHSCORES LIMIT 0 2";
            case 18 -> "ZRANGEBYSCORE z" + n + " " + number + " +inf";
            case 19, 20 -> "XADD s" + n + " " + id + " f " + field;
            case 21 -> "XRANGE s" + n + " " + id + " +" + (chance.nextBoolean() ? " COUNT 2" : "");
            case 22 -> "XREVRANGE s" + n + " + - COUNT " + (1 + chance.nextInt(3));
            case 23 -> "PSETEX t" + n + " 600000 value" + number;
            default -> "PUBLISH nobody " + number;
        };
    }

    static byte[][] parts(String command) {
        return Arrays.stream(command.split(" ", -1)).map(Keyspace::bytes).toArray(byte[][]::new);
    }

    /** One run of a production script. */
    static Script script(SplittableRandom chance) throws IOException {
        String epoch = List.of(EPOCH, EPOCH, EPOCH, "5", LATER_EPOCH).get(chance.nextInt(5));
        String tick = chance.nextInt(4) > 0 ? NEXT_TICK : Integer.toString(chance.nextInt(6));
        String lease = chance.nextBoolean() ? FUTURE_MS : PAST_MS;
        String keyframe = chance.nextBoolean() ? "" : "keyframe\0" + tick;
        String owner = chance.nextBoolean() ? "me" : "other";
        String format = chance.nextInt(8) == 0 ? "2" : "1";
        return switch (chance.nextInt(16)) {
            case 0, 1 -> Script.of("claim", "lease", owner, lease, "600000", "4", "EASY", FUTURE_MS, format);
            case 2, 3, 4, 5, 6 -> publish(chance, epoch, tick, lease, keyframe);
            case 7 -> Script.of("expired", "leases", "256");
            case 8, 9 ->
                Script.of(
                        "takeover",
                        "lease keyframe journal log leases",
                        owner,
                        lease,
                        "600000",
                        "game",
                        chance.nextInt(3) > 0 ? "1" : "0",
                        format);
            case 10, 11 -> restore(epoch, owner, lease, keyframe, format);
            case 12 -> Script.of("reserve", "lease seats", owner, "600000", "5000", "0", "1");
            case 13 -> Script.of("release", "seats", "0", owner);
            case 14 ->
                chance.nextBoolean()
                        ? Script.of("giveback", "leases lease", FUTURE_MS, "game", epoch)
                        : Script.of("end", "lease leases", epoch, "game");
            default ->
                Script.of(
                        "stored",
                        "results lease journal keyframe seats log",
                        "game",
                        epoch,
                        "600000",
                        chance.nextBoolean() ? "" : "dead",
                        "1000",
                        "why");
        };
    }

    private static Script publish(SplittableRandom chance, String epoch, String tick, String lease, String keyframe)
            throws IOException {
        List<String> values = new ArrayList<>(List.of(
                epoch,
                tick,
                "frame" + tick,
                "events",
                chance.nextBoolean() ? "" : lease,
                "1200",
                "600000",
                chance.nextInt(8) == 0 ? "1" : "0",
                "game",
                keyframe,
                "log" + tick));
        if (chance.nextInt(4) == 0) {
            values.addAll(List.of("other", FUTURE_MS, "handovers", "told", "undone"));
        }
        return Script.of("publish", "lease journal keyframe seats log leases results", values.toArray(String[]::new));
    }

    private static Script restore(String epoch, String owner, String lease, String keyframe, String format)
            throws IOException {
        return Script.of(
                "restore",
                "lease journal keyframe seats log leases",
                epoch,
                owner,
                "3",
                lease,
                "600000",
                "4",
                "EASY",
                "5000",
                "game",
                "1",
                keyframe,
                "log",
                "2",
                format,
                "frame2",
                "frame3",
                "0",
                "ann");
    }

    /** A script and what it is run with. */
    record Script(String name, byte[] text, byte[][] keys, byte[][] values) {

        private static Script of(String name, String keys, String... values) throws IOException {
            try (InputStream in = Script.class.getResourceAsStream("/redis/" + name + ".lua")) {
                if (in == null) {
                    throw new FileNotFoundException(name);
                }
                return new Script(name, in.readAllBytes(), parts(keys), all(values));
            }
        }

        /** With the values that the asked one has. */
        Script with(Function<byte[][], @Nullable Object> asked) {
            String epoch = asked.apply(parts("HGET lease epoch")) instanceof byte[] known ? Keyspace.text(known) : "1";
            int tick = asked.apply(parts("HGET lease tick")) instanceof byte[] known
                    ? Integer.parseInt(Keyspace.text(known))
                    : 0;
            String[] told = Arrays.stream(values)
                    .map(value ->
                            Keyspace.text(value).replace(EPOCH, epoch).replace(NEXT_TICK, Integer.toString(tick + 1)))
                    .toArray(String[]::new);
            return new Script(name, text, keys, all(told));
        }

        /** As a command. */
        byte[][] eval() {
            List<byte[]> command = new ArrayList<>(List.of(bytes("EVAL"), text, bytes(Integer.toString(keys.length))));
            command.addAll(List.of(keys));
            command.addAll(List.of(values));
            return command.toArray(byte[][]::new);
        }

        private static byte[][] all(String[] values) {
            return Arrays.stream(values).map(Keyspace::bytes).toArray(byte[][]::new);
        }

        @Override
        public String toString() {
            return name + Arrays.stream(values).map(Keyspace::text).toList();
        }
    }
}
