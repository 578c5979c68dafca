package dev.monkeytown.protocolsim.store;

import dev.monkeytown.protocolsim.world.Machine;
import dev.monkeytown.protocolsim.world.World;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The one Redis of a world. Executes what reaches it at once; dies and comes back with what it is given. */
public final class RedisServer {

    /** Hears what machines publish, at the moment at which it is. */
    public interface Witness {

        /** @param life of the machine in which it said so; it may be dead by now, or live again */
        void published(Machine by, int life, String channel, byte[] message);
    }

    /** A Redis as it was at some moment. */
    public static final class Snapshot {

        private final Keyspace keyspace;

        private Snapshot(Keyspace keyspace) {
            this.keyspace = keyspace;
        }
    }

    /** The world begins in 2027; epochs are as large as they are in life. */
    private static final long BEGAN_MICROS = 1_800_000_000_000_000L;

    private final World world;
    private final Witness witness;
    private final UnaryOperator<String> edited;
    private final Lua lua = Lua.own();
    private final Map<String, String> scripts = new HashMap<>();
    private final Map<String, List<Link>> subscribers = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();
    private Keyspace keyspace;
    private boolean up = true;
    private int starts;
    private long clockStepMicros;
    private @Nullable List<Published> spoken;

    /** What a script published; told when it is over, because a witness that throws must not do so through Lua. */
    private record Published(String channel, byte[] message) {}

    /** @param edited changes a script before it runs, to see whether that is noticed */
    public RedisServer(World world, Witness witness, UnaryOperator<String> edited) {
        this.world = world;
        this.witness = witness;
        this.edited = edited;
        this.keyspace = new Keyspace(this::nowMicros, this::publish);
    }

    public boolean up() {
        return up;
    }

    /** How often it has come back. */
    public int starts() {
        return starts;
    }

    /** Its clock goes forward or back. */
    public void stepClock(long micros) {
        clockStepMicros += micros;
    }

    public Snapshot snapshot() {
        return new Snapshot(keyspace.copy());
    }

    /** Kills it; what it holds is gone. */
    public void stop() {
        up = false;
        List.copyOf(links).forEach(Link::cut);
        subscribers.clear();
    }

    /** Starts it with what was there at some moment, or empty. Scripts are forgotten either way. */
    public void start(@Nullable Snapshot remembered) {
        up = true;
        starts++;
        scripts.clear();
        keyspace = remembered == null ? new Keyspace(this::nowMicros, this::publish) : remembered.keyspace.copy();
    }

    /** The field of a hash as it stands, looked up from outside the world. */
    public @Nullable String peek(String key, String field) {
        Object found = keyspace.call(new byte[][] {Keyspace.bytes("HGET"), Keyspace.bytes(key), Keyspace.bytes(field)});
        return found instanceof byte[] bytes ? Keyspace.text(bytes) : null;
    }

    /** All it holds, for people and for comparing. */
    public Map<String, String> described() {
        return keyspace.described();
    }

    long nowMicros() {
        return BEGAN_MICROS + clockStepMicros + world.nowNanos() / 1_000;
    }

    void join(Link link) {
        links.add(link);
    }

    void leave(Link link) {
        links.remove(link);
        subscribers.values().forEach(each -> each.remove(link));
    }

    @Nullable
    Object execute(Link from, byte[][] command) {
        return switch (Keyspace.text(command[0])) {
            case "SUBSCRIBE" -> {
                List<Link> there = subscribers.computeIfAbsent(Keyspace.text(command[1]), _ -> new ArrayList<>());
                if (!there.contains(from)) {
                    there.add(from);
                }
                yield 1L;
            }
            case "UNSUBSCRIBE" -> {
                subscribers
                        .getOrDefault(Keyspace.text(command[1]), new ArrayList<>())
                        .remove(from);
                yield 1L;
            }
            case "SCRIPT LOAD" -> load(command[1]).getBytes(StandardCharsets.UTF_8);
            default -> keyspace.call(command);
        };
    }

    @Nullable
    Object evaluate(Machine by, int life, String digest, byte[][] keys, byte[][] values) {
        String text = scripts.get(digest);
        if (text == null) {
            return new RedisError("NOSCRIPT No matching script. Please use EVAL.");
        }
        List<Published> heard = new ArrayList<>();
        spoken = heard;
        try {
            return lua.eval(text, keys, values, keyspace);
        } finally {
            spoken = null;
            heard.forEach(each -> witness.published(by, life, each.channel, each.message));
        }
    }

    @Nullable
    Object evaluate(Machine by, int life, byte[] script, byte[][] keys, byte[][] values) {
        return evaluate(by, life, load(script), keys, values);
    }

    private String load(byte[] script) {
        String digest = digest(script);
        scripts.put(digest, edited.apply(new String(script, StandardCharsets.UTF_8)));
        return digest;
    }

    private long publish(String channel, byte[] message) {
        if (spoken != null) {
            spoken.add(new Published(channel, message));
        }
        List<Link> there = subscribers.getOrDefault(channel, List.of());
        for (Link link : there) {
            link.deliver(channel, message);
        }
        return there.size();
    }

    private static String digest(byte[] script) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(script));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
