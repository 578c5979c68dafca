package dev.monkeytown.swarm.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketCodecTest {

    private static final class Heard implements SocketListener {
        final List<String> told = new ArrayList<>();
        final List<byte[]> messages = new ArrayList<>();

        @Override
        public void opened(WebSocket socket) {
            told.add("opened");
        }

        @Override
        public void received(int bytes) {}

        @Override
        public void message(boolean text, ByteBuf buffer, int from, int length, long nowNanos) {
            byte[] bytes = new byte[length];
            buffer.getBytes(from, bytes);
            messages.add(bytes);
            told.add(text ? "text" : "binary");
        }

        @Override
        public void closed(int code, String reason) {
            told.add("closed " + code + " " + reason);
        }

        @Override
        public void refused(int status, int retryAfterSeconds, String why) {
            told.add("refused " + status + " " + retryAfterSeconds);
        }
    }

    private final Heard heard = new Heard();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100, 1_000, 1_000_000})
    void readsFramesHoweverTheyAreCut(int pieceBytes) {
        List<byte[]> sent = IntStream.of(0, 1, 60, 125, 126, 127, 5_000, 65_535, 65_536, 70_000)
                .mapToObj(SocketCodecTest::random)
                .toList();
        ByteBuf stream = Unpooled.buffer();
        sent.forEach(message -> stream.writeBytes(serverFrame(0x82, message)));
        EmbeddedChannel channel = new EmbeddedChannel(new ServerFrameReader(heard));

        while (stream.isReadable()) {
            channel.writeInbound(stream.readBytes(Math.min(pieceBytes, stream.readableBytes())));
        }

        assertThat(heard.messages).containsExactlyElementsOf(sent);
    }

    @Test
    void answersPingsAndFarewells() {
        EmbeddedChannel channel = new EmbeddedChannel(new ServerFrameReader(heard));

        channel.writeInbound(serverFrame(0x89, new byte[] {1, 2, 3}));
        channel.writeInbound(serverFrame(0x88, new byte[] {(byte) (4001 >>> 8), (byte) 4001, 'b', 'y', 'e'}));

        assertThat(unmasked(channel.readOutbound(), 0x8A)).containsExactly(1, 2, 3);
        assertThat(unmasked(channel.readOutbound(), 0x88)).startsWith((byte) (4001 >>> 8), (byte) 4001);
        assertThat(heard.told).containsExactly("closed 4001 bye");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void closesOnAFragmentedFrame() {
        EmbeddedChannel channel = new EmbeddedChannel(new ServerFrameReader(heard));

        channel.writeInbound(serverFrame(0x02, new byte[] {1}));

        assertThat(channel.isOpen()).isFalse();
        assertThat(heard.told.getFirst()).startsWith("closed 1006");
    }

    @Test
    void masksWhatItSends() {
        for (int length : new int[] {0, 1, 9, 125, 126, 65_535}) {
            byte[] payload = random(length);

            ByteBuf frame = ClientFrames.frame(Unpooled.buffer().alloc(), ClientFrames.BINARY, payload);

            assertThat(unmasked(frame, 0x82)).isEqualTo(payload);
        }
    }

    @Test
    void opensAfterTheHandshakeAndReadsWhatCameWithIt() throws Exception {
        EmbeddedChannel channel = shakingHands();
        String request = ((ByteBuf) channel.readOutbound()).toString(ISO_8859_1);
        String key = request.replaceAll("(?s).*Sec-WebSocket-Key: (\\S+).*", "$1");

        channel.writeInbound(Unpooled.wrappedBuffer(
                Unpooled.copiedBuffer(
                        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nSec-WebSocket-Protocol: some.dialect"
                                + "\r\nsec-websocket-accept: " + Upgrade.accepted(key) + "\r\n\r\n",
                        ISO_8859_1),
                serverFrame(0x81, "welcome".getBytes(UTF_8))));

        assertThat(request)
                .startsWith("GET /ws HTTP/1.1\r\nHost: localhost:3000\r\n")
                .contains("Sec-WebSocket-Protocol: some.dialect, bearer.some-token\r\n")
                .doesNotContain("Origin");
        assertThat(heard.told).containsExactly("opened", "text");
        assertThat(heard.messages.getFirst()).asString(UTF_8).isEqualTo("welcome");
    }

    @Test
    void tellsWhyAHandshakeWasRefused() throws Exception {
        EmbeddedChannel channel = shakingHands();

        channel.writeInbound(
                Unpooled.copiedBuffer("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 7\r\n\r\n{}", ISO_8859_1));

        assertThat(heard.told).containsExactly("refused 503 7");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void computesTheKeyOfTheRfc() {
        assertThat(Upgrade.accepted("dGhlIHNhbXBsZSBub25jZQ==")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @Test
    void comesBackAfterTheTimeAskedFor() {
        assertThat(Door.pause("7")).isEqualTo(Duration.ofSeconds(7));
        assertThat(Door.pause("")).isEqualTo(Duration.ofSeconds(1));
        assertThat(Door.pause("99999")).isEqualTo(Duration.ofSeconds(30));
        assertThat(Door.pause("Wed, 21 Oct 2015 07:28:00 GMT")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void shakesHandsWithTheStreamsOwnAddress() throws Exception {
        Target stream = Target.of("http://localhost:3000").stream(Optional.of("ws://localhost:8080/stream/ws"))
                .target();

        String request = ((ByteBuf) shakingHands(stream).readOutbound()).toString(ISO_8859_1);

        assertThat(request).startsWith("GET /stream/ws HTTP/1.1\r\nHost: localhost:8080\r\n");
    }

    private EmbeddedChannel shakingHands() throws Exception {
        return shakingHands(Target.of("http://localhost:3000"));
    }

    private EmbeddedChannel shakingHands(Target target) {
        return new EmbeddedChannel(new Upgrade(target, "some.dialect", "some-token", heard));
    }

    private static ByteBuf serverFrame(int first, byte[] payload) {
        ByteBuf frame = Unpooled.buffer().writeByte(first);
        if (payload.length < 126) {
            frame.writeByte(payload.length);
        } else if (payload.length < 0x1_0000) {
            frame.writeByte(126).writeShort(payload.length);
        } else {
            frame.writeByte(127).writeLong(payload.length);
        }
        return frame.writeBytes(payload);
    }

    private static byte[] unmasked(ByteBuf frame, int first) {
        assertThat(frame.readUnsignedByte()).isEqualTo((short) first);
        int length = frame.readUnsignedByte();
        assertThat(length & 0x80).as("the mask bit").isEqualTo(0x80);
        int size = (length & 0x7F) == 126 ? frame.readUnsignedShort() : length & 0x7F;
        byte[] mask = new byte[4];
        frame.readBytes(mask);
        byte[] payload = new byte[size];
        frame.readBytes(payload);
        for (int i = 0; i < size; i++) {
            payload[i] ^= mask[i % 4];
        }
        assertThat(frame.isReadable()).isFalse();
        return payload;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
