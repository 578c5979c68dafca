package dev.monkeytown.stream.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChatTextTest {

    @Test
    void leavesWhatPeopleWriteAlone() {
        assertThat(ChatText.plain("Grüße, 猿さん! 🍌 <b>not html</b>")).isEqualTo("Grüße, 猿さん! 🍌 <b>not html</b>");
        assertThat(ChatText.plain("👩\u200D👧")).isEqualTo("👩\u200D👧");
    }

    @Test
    void takesOutWhatTurnsWritingAround() {
        assertThat(ChatText.plain("abc\u202Edef\u2066ghi\u200F")).isEqualTo("abcdefghi");
    }

    @Test
    void takesOutControlCharactersAndInvisibleOnes() {
        assertThat(ChatText.plain("a\u0000b\u001B[31mc\u200Bd\uFEFF")).isEqualTo("ab[31mcd");
        assertThat(ChatText.plain("half \uD83D")).isEqualTo("half");
    }

    @Test
    void makesOneLineOfSeveral() {
        assertThat(ChatText.plain("  a\r\nb\t\tc\u2028d ")).isEqualTo("a b c d");
        assertThat(ChatText.plain("\u0007\n ")).isEmpty();
    }
}
