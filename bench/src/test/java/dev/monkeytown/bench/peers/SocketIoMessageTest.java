package dev.monkeytown.bench.peers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SocketIoMessageTest {

    @Test
    void namesTheRoomsChannel() {
        assertThat(new String(SocketIoMessage.channel(7), UTF_8)).isEqualTo("socket.io#/#game7#");
    }

    /** As the adapter's own encoder (notepack.io 3.0.1) writes it. */
    @Test
    void encodesAsTheAdapterDoes() {
        byte[] message = SocketIoMessage.encode(7, new byte[] {1, 2, 3});

        assertThat(HexFormat.of().formatHex(message))
                .isEqualTo(
                        "93a662656e63683083a47479706502a46461746192a166c403010203a36e7370a12f83a5726f6f6d7391a567616d6537a665786365707490a5666c61677380");
    }

    @Test
    void marksLongPayloadsWithTwoBytesOfLength() {
        byte[] message = SocketIoMessage.encode(7, new byte[400]);

        assertThat(HexFormat.of().formatHex(message)).contains("a166c50190000000");
    }
}
