package dev.monkeytown.platform.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A Lua script and its digest. Immutable. */
public final class RedisScript {

    private static final Map<String, RedisScript> READ = new ConcurrentHashMap<>();

    private final byte[] text;
    private final String digest;

    private RedisScript(byte[] text) {
        this.text = text;
        this.digest = sha1(text);
    }

    /** That of {@code redis/<name>.lua} of the class path, read once a process. */
    public static RedisScript named(String name) {
        return READ.computeIfAbsent(name, RedisScript::read);
    }

    private static RedisScript read(String name) {
        String path = "/redis/" + name + ".lua";
        try (InputStream in = RedisScript.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no script " + path);
            }
            return new RedisScript(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By which Redis knows it once it is loaded. */
    public String digest() {
        return digest;
    }

    /** Sends it to Redis without waiting. */
    public RedisFuture<String> load(StatefulRedisConnection<byte[], byte[]> connection) {
        return connection.async().scriptLoad(text);
    }

    /**
     * Runs it and waits, at most the connection's time-out.
     *
     * @throws io.lettuce.core.RedisException if Redis does not answer
     */
    public <T> T run(
            StatefulRedisConnection<byte[], byte[]> connection,
            ScriptOutputType output,
            byte[][] keys,
            byte[]... values) {
        try {
            return connection.sync().evalsha(digest, output, keys, values);
        } catch (RedisNoScriptException notLoaded) {
            return connection.sync().eval(text, output, keys, values);
        }
    }

    private static String sha1(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** A value as scripts take it. */
    public static byte[] bytes(Object value) {
        return String.valueOf(value).getBytes(UTF_8);
    }
}
