package dev.monkeytown.bench.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/**
 * A message of a room as Socket.IO's Redis adapter publishes it: MessagePack of sender, packet and options. Its clients
 * get an event named {@code f} with the bytes.
 */
final class SocketIoMessage {
    private static final int ARRAY = 0x90;
    private static final int MAP = 0x80;
    private static final int TEXT = 0xa0;
    private static final int BYTES_8 = 0xc4;
    private static final int BYTES_16 = 0xc5;

    /** Kind of packet: an event. */
    private static final int EVENT = 2;

    private SocketIoMessage() {}

    static String room(int game) {
        return "game" + game;
    }

    static byte[] channel(int game) {
        return ("socket.io#/#" + room(game) + "#").getBytes(UTF_8);
    }

    static byte[] encode(int game, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 64);
        out.write(ARRAY | 3);
        text(out, "bench0");
        out.write(MAP | 3);
        text(out, "type");
        out.write(EVENT);
        text(out, "data");
        out.write(ARRAY | 2);
        text(out, "f");
        bytes(out, payload);
        text(out, "nsp");
        text(out, "/");
        out.write(MAP | 3);
        text(out, "rooms");
        out.write(ARRAY | 1);
        text(out, room(game));
        text(out, "except");
        out.write(ARRAY);
        text(out, "flags");
        out.write(MAP);
        return out.toByteArray();
    }

    /** Of at most 31 bytes. */
    private static void text(ByteArrayOutputStream out, String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        out.write(TEXT | utf8.length);
        out.writeBytes(utf8);
    }

    private static void bytes(ByteArrayOutputStream out, byte[] payload) {
        if (payload.length < 256) {
            out.write(BYTES_8);
        } else {
            out.write(BYTES_16);
            out.write(payload.length >> 8);
        }
        out.write(payload.length);
        out.writeBytes(payload);
    }
}
