package dev.monkeytown.stream.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.Limits;
import dev.monkeytown.stream.connection.MessageLimit.Verdict;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void acceptsWhatAPlayingClientSends() {
        MessageLimit limit = new MessageLimit(0);
        for (int i = 1; i <= 62 * 60; i++) {
            assertThat(limit.judge(i * SECOND / 62)).isEqualTo(Verdict.ACCEPT);
        }
    }

    @Test
    void acceptsABurstAfterAStall() {
        MessageLimit limit = new MessageLimit(0);
        for (int i = 0; i < Limits.MAX_MESSAGES_PER_SECOND; i++) {
            assertThat(limit.judge(SECOND)).isEqualTo(Verdict.ACCEPT);
        }
        assertThat(limit.judge(SECOND)).isEqualTo(Verdict.DROP_AND_TELL);
        assertThat(limit.judge(SECOND)).isEqualTo(Verdict.DROP);
        assertThat(limit.judge(SECOND + SECOND / 10)).isEqualTo(Verdict.ACCEPT);
    }

    @Test
    void tellsOfDroppedMessagesOnceASecond() {
        MessageLimit limit = new MessageLimit(0);
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        for (int i = 0; i < 5 * 200; i++) {
            verdicts.merge(limit.judge(i * SECOND / 200), 1, Integer::sum);
        }

        assertThat(verdicts.get(Verdict.ACCEPT)).isBetween(5 * 120, 6 * 120);
        assertThat(verdicts.get(Verdict.DROP_AND_TELL)).isBetween(3, 5);
        assertThat(verdicts).doesNotContainKey(Verdict.FLOOD);
    }

    @Test
    void callsTenTimesTooMuchAFlood() {
        MessageLimit limit = new MessageLimit(0);
        Verdict last = Verdict.ACCEPT;
        int messages = 0;
        while (last != Verdict.FLOOD) {
            last = limit.judge(0);
            messages++;
        }

        assertThat(messages).isEqualTo(Limits.MAX_MESSAGES_PER_SECOND + MessageLimit.FLOOD + 1);
    }

    @Test
    void allowsSoManyInAnyWindow() {
        WindowLimit limit = new WindowLimit(2, Duration.ofSeconds(5));

        assertThat(limit.allow(SECOND)).isTrue();
        assertThat(limit.allow(4 * SECOND)).isTrue();
        assertThat(limit.allow(5 * SECOND)).isFalse();
        assertThat(limit.allow(6 * SECOND)).isTrue();
        assertThat(limit.allow(7 * SECOND)).isFalse();
        assertThat(limit.allow(9 * SECOND)).isTrue();
    }
}
