package dev.monkeytown.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProcStatTest {

    @Test
    void addsUserAndSystemTime() {
        ProcStat stat = ProcStat.parse("4711 (java) S 1 4711 4711 0 -1 4194560 5 0 0 0 250 75 9 9 20 0 30 0 12345");

        assertThat(stat).isEqualTo(new ProcStat("java", 3_250_000));
    }

    @Test
    void findsTheFieldsBehindANameWithBlanksAndParentheses() {
        ProcStat stat = ProcStat.parse("7 (io (1) :) x) R 1 7 7 0 -1 0 0 0 0 0 3 4 0 0 20 0 1 0 5");

        assertThat(stat).isEqualTo(new ProcStat("io (1) :) x", 70_000));
    }

    @Test
    void refusesWhatIsNoLineOfTheKernel() {
        assertThatThrownBy(() -> ProcStat.parse("12 java S 1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ProcStat.parse("12 (java) S 1")).isInstanceOf(IllegalArgumentException.class);
    }
}
