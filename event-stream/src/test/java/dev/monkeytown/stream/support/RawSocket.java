package dev.monkeytown.stream.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A socket without a library: sends any handshake, and reads WebSocket frames as slowly as a test wants. */
public final class RawSocket implements AutoCloseable {

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final OutputStream out;

    public RawSocket(int port) {
        this(port, 0);
    }

    /**
     * @param receiveBytes size of the kernel's receive buffer, 0 for its own choice
     */
    public RawSocket(int port, int receiveBytes) {
        try {
            if (receiveBytes > 0) {
                socket.setReceiveBufferSize(receiveBytes);
            }
            socket.setSoTimeout(10_000);
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            in = new DataInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public record Response(int status, Map<String, String> headers, String body) {}

    public record WsFrame(int opcode, byte[] payload) {
        public String text() {
            return new String(payload, UTF_8);
        }

        public int closeCode() {
            return (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
        }
    }

    /** A WebSocket handshake for /ws with these further headers. */
    public Response handshake(String... headers) {
        List<String> lines = new ArrayList<>(List.of(
                "GET /ws HTTP/1.1",
                "Host: 127.0.0.1",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13"));
        lines.addAll(List.of(headers));
        return request(lines);
    }

    public Response request(List<String> lines) {
        try {
            out.write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(UTF_8));
            out.flush();
            int status = Integer.parseInt(line().split(" ")[1]);
            Map<String, String> headers = new TreeMap<>();
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            return new Response(status, headers, new String(in.readNBytes(length), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a masked frame as clients must. */
    public void send(int opcode, byte[] payload) {
        send(true, opcode, payload);
    }

    /** Sends a masked frame that may be a part of a message only. */
    public void send(boolean last, int opcode, byte[] payload) {
        try {
            out.write((last ? 0x80 : 0) | opcode);
            if (payload.length < 126) {
                out.write(0x80 | payload.length);
            } else {
                out.write(0x80 | 126);
                out.write(payload.length >>> 8);
                out.write(payload.length);
            }
            out.write(new byte[4]);
            out.write(payload);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void send(String text) {
        send(1, text.getBytes(UTF_8));
    }

    /** The server's next frame; throws when the connection ends instead. */
    public WsFrame read() {
        try {
            int first = in.readUnsignedByte();
            int length = in.readUnsignedByte();
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = Math.toIntExact(in.readLong());
            }
            byte[] payload = new byte[length];
            in.readFully(payload);
            return new WsFrame(first & 0x0F, payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
