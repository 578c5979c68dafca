package dev.monkeytown.stream.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** What people type into a chat: what is left of it disturbs no screen, and stays as it is. */
class ChatTextFuzzTest {

    static Stream<byte[]> samples() {
        return Stream.of("good \u202e game \ud83d\udc35\u200d", " \u0000 ")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("samples")
    @FuzzTest(maxDuration = "60s")
    void chat(byte[] bytes) {
        String plain = ChatText.plain(new String(bytes, StandardCharsets.UTF_8));

        assertThat(plain.codePoints().noneMatch(Character::isISOControl)).isTrue();
        assertThat(ChatText.plain(plain)).isEqualTo(plain);
    }
}
