package dev.monkeytown.protocolsim.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A real Redis of its own, asked in its own protocol: no client's reading of an answer comes between. */
final class RealRedis implements AutoCloseable {

    private final redis.embedded.RedisServer server;
    private final Socket socket;
    private final DataInputStream in;

    RealRedis() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        server = redis.embedded.RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .build();
        server.start();
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        in = new DataInputStream(socket.getInputStream());
    }

    /** Answers as {@link Lua.Commands} do. */
    @Nullable
    Object call(byte[]... command) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(Keyspace.bytes("*" + command.length + "\r\n"));
            for (byte[] part : command) {
                out.writeBytes(Keyspace.bytes("$" + part.length + "\r\n"));
                out.writeBytes(part);
                out.writeBytes(Keyspace.bytes("\r\n"));
            }
            socket.getOutputStream().write(out.toByteArray());
            return answer();
        } catch (IOException e) {
            throw new AssertionError("Redis is gone", e);
        }
    }

    private @Nullable Object answer() throws IOException {
        int kind = in.read();
        String line = line();
        return switch (kind) {
            case '+' -> Keyspace.bytes(line);
            case '-' -> new RedisError(line);
            case ':' -> Long.valueOf(line);
            case '$' -> text(Integer.parseInt(line));
            case '*' -> list(Integer.parseInt(line));
            default -> throw new IOException("an answer that begins with " + kind);
        };
    }

    private byte @Nullable [] text(int length) throws IOException {
        if (length < 0) {
            return null;
        }
        byte[] bytes = in.readNBytes(length);
        in.skipNBytes(2);
        return bytes;
    }

    private List<@Nullable Object> list(int size) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(answer());
        }
        return list;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\r'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the answer ends early");
            }
            line.write(next);
        }
        in.skipNBytes(1);
        return line.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        server.stop();
    }
}
