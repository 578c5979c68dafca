package dev.monkeytown.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoresTest {

    @Test
    void readsTheKernelsList() {
        assertThat(Cores.parse("0-2,5,8-9").allowed()).containsExactly(0, 1, 2, 5, 8, 9);
    }

    @Test
    void keepsTheFirstForWhatIsMeasured() {
        Cores cores = Cores.parse("2-4");

        assertThat(cores.first().list()).isEqualTo("2");
        assertThat(cores.others().list()).isEqualTo("3,4");
    }

    @Test
    void sharesTheOnlyOne() {
        Cores one = new Cores(List.of(0));

        assertThat(one.others()).isEqualTo(one.first());
    }
}
