package dev.monkeytown.gameserver.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.Limits;
import org.junit.jupiter.api.Test;

class ChatTextTest {

    @Test
    void keepsWhatPeopleWrite() {
        assertThat(ChatText.clean(" Grüße, 猿! 🐒 <b>&amp; ")).isEqualTo("Grüße, 猿! 🐒 <b>&amp;");
    }

    @Test
    void removesWhatCannotBeSeen() {
        assertThat(ChatText.clean("a\nb\u0000c\u202Ed\u200Be\u2028f\uD800g")).isEqualTo("abcdefg");
    }

    @Test
    void cutsAtTheLimitWithoutCuttingACharacterInTwo() {
        String clean = ChatText.clean("x" + "🐒".repeat(Limits.MAX_CHAT_CHARS));

        assertThat(clean).hasSize(Limits.MAX_CHAT_CHARS - 1).endsWith("🐒");
    }

    @Test
    void leavesNothingOfNothing() {
        assertThat(ChatText.clean(" \t\u200F\r\n ")).isEmpty();
    }
}
