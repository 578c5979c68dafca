package dev.monkeytown.stream.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Read back by Netty's own decoder, as a client has it. */
class ServerFramesTest {

    private final EmbeddedChannel client =
            new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, 1 << 20, false));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 100_000})
    void sendsBinaryOfEveryLengthClass(int length) {
        byte[] payload = new byte[length];
        new Random(length).nextBytes(payload);

        WebSocketFrame frame = read(new ServerFrames().binary(payload));

        assertThat(frame).isInstanceOf(BinaryWebSocketFrame.class);
        assertThat(frame.isFinalFragment()).isTrue();
        assertThat(bytes(frame.content())).isEqualTo(payload);
        frame.release();
    }

    @Test
    void sendsSeveralFramesInTheirOrder() {
        client.writeInbound(
                new ServerFrames().text("héllo").binary(new byte[] {7}).text("").toBuffer());

        TextWebSocketFrame first = client.readInbound();
        BinaryWebSocketFrame second = client.readInbound();
        TextWebSocketFrame third = client.readInbound();
        assertThat(first.text()).isEqualTo("héllo");
        assertThat(bytes(second.content())).containsExactly(7);
        assertThat(third.text()).isEmpty();
        first.release();
        second.release();
        third.release();
    }

    @Test
    void sendsCloseCodesAndCutsReasonsThatDoNotFit() {
        CloseWebSocketFrame frame = (CloseWebSocketFrame) read(new ServerFrames().close(4409, "x".repeat(200)));

        assertThat(frame.statusCode()).isEqualTo(4409);
        assertThat(frame.reasonText()).isEqualTo("x".repeat(123));
        frame.release();
    }

    private WebSocketFrame read(ServerFrames frames) {
        client.writeInbound(frames.toBuffer());
        return client.readInbound();
    }

    private static byte[] bytes(ByteBuf content) {
        byte[] bytes = new byte[content.readableBytes()];
        content.readBytes(bytes);
        return bytes;
    }
}
