package dev.monkeytown.protocolsim.nodes;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.message.ErrorCode;
import dev.monkeytown.protocolsim.store.Network;
import dev.monkeytown.protocolsim.world.World;
import dev.monkeytown.stream.room.Delivery;
import dev.monkeytown.stream.room.Entry;
import dev.monkeytown.stream.room.Recipient;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client's socket as a room sees it, and the way from there to the client: in order, each piece after a moment. */
final class Socket implements Recipient {

    private static final int BINARY = 2;

    private final World world;
    private final Network network;
    private final EventLoop loop;
    private final int number;
    private final Client client;
    private long lastNanos;
    private boolean in;

    /** @param number tells the world's sockets apart */
    Socket(World world, Network network, EventLoop loop, int number, Client client) {
        this.world = world;
        this.network = network;
        this.loop = loop;
        this.number = number;
        this.client = client;
    }

    /** Whether the room has let it in. */
    boolean isIn() {
        return in;
    }

    @Override
    public EventLoop loop() {
        return loop;
    }

    @Override
    public void entered(GameId game, Entry entry) {
        in = true;
    }

    @Override
    public void refused(GameId game, ErrorCode code, String explanation) {
        in = false;
        send(to -> to.refused(this, code, explanation));
    }

    @Override
    public void replaced(GameId game) {
        in = false;
        send(to -> to.refused(this, ErrorCode.NOT_IN_GAME, "replaced"));
    }

    @Override
    public Delivery deliver(ByteBuf serverFrames, long nowNanos) {
        byte[] bytes = new byte[serverFrames.readableBytes()];
        serverFrames.getBytes(serverFrames.readerIndex(), bytes);
        send(to -> each(bytes, to));
        return Delivery.SENT;
    }

    @Override
    public boolean caughtUp() {
        return true;
    }

    @Override
    public void tooSlow() {
        in = false;
    }

    @Override
    public int hashCode() {
        return number;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    private void send(Consumer<Client> what) {
        lastNanos = Math.max(lastNanos, world.nowNanos() + network.latencyNanos());
        world.after(lastNanos - world.nowNanos(), () -> what.accept(client));
    }

    /** Takes WebSocket frames as a server sends them apart. */
    private void each(byte[] bytes, Client to) {
        int at = 0;
        while (at < bytes.length) {
            int kind = bytes[at] & 0xF;
            int length = bytes[at + 1] & 0x7F;
            at += 2;
            if (length == 126) {
                length = (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
                at += 2;
            }
            if (kind == BINARY) {
                to.binary(this, Arrays.copyOfRange(bytes, at, at + length));
            }
            at += length;
        }
    }
}
