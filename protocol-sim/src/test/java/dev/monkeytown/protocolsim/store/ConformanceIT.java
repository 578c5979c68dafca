package dev.monkeytown.protocolsim.store;

import static dev.monkeytown.protocolsim.store.Keyspace.bytes;
import static dev.monkeytown.protocolsim.store.Keyspace.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.protocolsim.world.Machine;
import dev.monkeytown.protocolsim.world.Trace;
import dev.monkeytown.protocolsim.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The simulated Redis against a real one: told the same, every answer and all that is left are compared. */
class ConformanceIT {

    private static final int SEQUENCES = 100;
    private static final int STEPS = 80;

    private static RealRedis real;

    @BeforeAll
    static void start() throws IOException {
        real = new RealRedis();
    }

    @AfterAll
    static void stop() throws IOException {
        real.close();
    }

    @Test
    void commandsAnswerAndKeepWhatARealRedisDoes() {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            Simulated simulated = begin(seed);
            SplittableRandom chance = new SplittableRandom(seed);
            List<String> told = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                String command = Calls.command(chance);
                told.add(command);
                byte[][] parts = Calls.parts(command);
                assertThat(plain(simulated.call(parts)))
                        .as("seed %d, after %s", seed, told)
                        .isEqualTo(plain(real.call(parts)));
            }
            compareWhatIsLeft(simulated, seed, told);
        }
    }

    @Test
    void scriptsAnswerAndKeepWhatTheyDoOnARealRedis() throws IOException {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            Simulated simulated = begin(seed);
            SplittableRandom chance = new SplittableRandom(seed);
            List<String> told = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                Calls.Script script = Calls.script(chance);
                told.add(script.toString());
                Object ours = simulated.run(script.with(simulated::call));
                assertThat(plain(ours))
                        .as("seed %d, after %s", seed, told)
                        .isEqualTo(plain(real.call(script.with(real::call).eval())));
            }
            compareWhatIsLeft(simulated, seed, told);
        }
    }

    @Test
    void aStreamIsTrimmedByWholeNodes() {
        Simulated simulated = begin(0);
        for (int i = 1; i <= 450; i++) {
            byte[][] add = Calls.parts("XADD s1 MAXLEN ~ 120 " + i + "-1 f x");
            simulated.call(add);
            real.call(add);
        }
        byte[][] all = Calls.parts("XRANGE s1 - +");
        assertThat(plain(simulated.call(all))).isEqualTo(plain(real.call(all)));
    }

    private static Simulated begin(int seed) {
        real.call(bytes("FLUSHALL"));
        return new Simulated(seed);
    }

    private static void compareWhatIsLeft(Simulated simulated, int seed, List<String> told) {
        assertThat(withoutClock(simulated.server.described()))
                .as("what is left of seed %d after %s", seed, told)
                .isEqualTo(withoutClock(described()));
    }

    /** The simulated one and a connection to it. */
    private static final class Simulated {

        private final World world;
        private final RedisServer server;
        private final Machine machine;
        private final Link link;

        Simulated(long seed) {
            world = new World(seed, Trace.NONE);
            server = new RedisServer(world, (_, _, _, _) -> {}, UnaryOperator.identity());
            machine = world.machine("machine");
            link = new Link(world, server, new Network(world), machine, "test", Duration.ofSeconds(1));
        }

        @Nullable
        Object call(byte[]... command) {
            return server.execute(link, command);
        }

        @Nullable
        Object run(Calls.Script script) {
            return server.evaluate(machine, machine.life(), script.text(), script.keys(), script.values());
        }
    }

    private static Object plain(@Nullable Object answer) {
        return switch (answer) {
            case null -> "nil";
            case RedisError _ -> "error";
            case byte[] bytes -> withoutClock(text(bytes));
            case List<?> list -> list.stream().map(ConformanceIT::plain).toList();
            default -> answer.toString();
        };
    }

    /** The two have different clocks: times, and the epochs made of them, are blotted out. */
    private static String withoutClock(String text) {
        return text.replaceAll("-?\\b(?!" + Calls.LATER_EPOCH + "\\b)\\d{12,16}\\b(-\\d+)?", "<time>");
    }

    private static Map<String, String> withoutClock(Map<String, String> described) {
        Map<String, String> plain = new TreeMap<>();
        described.forEach((key, value) -> plain.put(key, withoutClock(value)));
        return plain;
    }

    private static Object ask(byte[]... command) {
        return Objects.requireNonNull(real.call(command));
    }

    /** As {@link RedisServer#described}. */
    private static Map<String, String> described() {
        Map<String, String> described = new TreeMap<>();
        for (Object key : (List<?>) ask(bytes("KEYS"), bytes("*"))) {
            byte[] name = (byte[]) key;
            String expires = (Long) ask(bytes("PTTL"), name) >= 0 ? " expires" : "";
            described.put(text(name), value(name) + expires);
        }
        return described;
    }

    private static String value(byte[] key) {
        return switch (text((byte[]) ask(bytes("TYPE"), key))) {
            case "string" -> text((byte[]) ask(bytes("GET"), key));
            case "hash" -> hash((List<?>) ask(bytes("HGETALL"), key));
            case "zset" -> pairs((List<?>) ask(bytes("ZRANGE"), key, bytes("0"), bytes("-1"), bytes("WITHSCORES")));
            case "stream" -> stream((List<?>) ask(bytes("XRANGE"), key, bytes("-"), bytes("+")));
            default -> throw new AssertionError("a key of another type: " + text(key));
        };
    }

    private static String hash(List<?> fieldsAndValues) {
        Map<String, String> sorted = new TreeMap<>();
        for (int i = 0; i < fieldsAndValues.size(); i += 2) {
            sorted.put(text((byte[]) fieldsAndValues.get(i)), text((byte[]) fieldsAndValues.get(i + 1)));
        }
        StringBuilder text = new StringBuilder();
        sorted.forEach(
                (field, value) -> text.append(field).append('=').append(value).append(' '));
        return text.toString();
    }

    private static String pairs(List<?> membersAndScores) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < membersAndScores.size(); i += 2) {
            text.append(text((byte[]) membersAndScores.get(i))).append('=');
            text.append(text((byte[]) membersAndScores.get(i + 1))).append(' ');
        }
        return text.toString();
    }

    private static String stream(List<?> entries) {
        StringBuilder text = new StringBuilder();
        for (Object each : entries) {
            List<?> entry = (List<?>) each;
            text.append(text((byte[]) entry.getFirst()));
            ((List<?>) entry.getLast()).forEach(part -> text.append(' ').append(text((byte[]) part)));
            text.append(';');
        }
        return text.toString();
    }
}
