package dev.monkeytown.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryCheckTest {

    private static final long MIB = 1024 * 1024;

    @Test
    void failsOnlyAboveItsLimit() {
        assertThat(MemoryCheck.judge(90 * MIB, 100 * MIB))
                .isEqualTo(ReadinessCheck.Answer.healthy("90 of 100 MiB heap in use"));
        assertThat(MemoryCheck.judge(91 * MIB, 100 * MIB).healthy()).isFalse();
    }

    @Test
    void isHealthyInThisProcess() {
        assertThat(new MemoryCheck().check().healthy()).isTrue();
    }
}
