package dev.monkeytown.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.message.ClientMessage;
import dev.monkeytown.model.message.MessageCodec;
import dev.monkeytown.model.message.ServerMessage;
import dev.monkeytown.model.rights.Deed;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Text messages of a socket: a message, or what is wrong with it in words that can be sent back. */
class JsonDialectFuzzTest {

    private static final MessageCodec CODEC = new MessageCodec();

    static Stream<byte[]> samples() {
        return Stream.of(
                        "{\"type\":\"join_game\",\"payload\":{\"gameId\":\"0b6f7d9e-9f0e-4a51-b0c7-6c5d1b9f3a11\",\"watch\":true}}",
                        "{\"type\":\"resume\",\"payload\":{\"gameId\":\"0b6f7d9e-9f0e-4a51-b0c7-6c5d1b9f3a11\",\"epoch\":1763829000000000,\"tick\":-1}}",
                        "{\"type\":\"player_input\",\"payload\":{\"action\":{\"sequence\":17,\"tick\":1300,\"move\":{\"angle\":64,\"strength\":7},\"aim\":192,\"buttons\":[\"throw\"]}}}",
                        "{\"type\":\"chat_message\",\"payload\":{\"text\":\"good \\u0000 game\"}}",
                        "{\"type\":\"heartbeat\",\"payload\":{\"timestamp\":1e400}}",
                        "{\"type\":\"leave_game\",\"payload\":{}}",
                        "{\"type\":\"chat_message\",\"payload\":{\"text\":\"a\",\"text\":\"b\"}}",
                        "[[[[[[[[[[[[")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("samples")
    @FuzzTest(maxDuration = "60s")
    void text(byte[] message) {
        if (message.length > Limits.MAX_CLIENT_MESSAGE_BYTES) {
            return;
        }
        ClientMessage read = CODEC.decode(new String(message, StandardCharsets.UTF_8));
        if (read instanceof ClientMessage.Malformed(var code, String explanation)) {
            assertThat(explanation).isNotBlank().hasSizeLessThan(500);
            assertThat(CODEC.encode(ServerMessage.Error.of(code, explanation))).isNotEmpty();
        } else {
            assertThat(Deed.of(read)).isPresent();
        }
    }
}
