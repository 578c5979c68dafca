package dev.monkeytown.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoresTest {

    @Test
    void readsTheKernelsListsOfNumbers() {
        assertThat(Cores.parse("\t0-1\n").numbers()).containsExactly(0, 1);
        assertThat(Cores.parse("3").numbers()).containsExactly(3);
        assertThat(Cores.parse("0-2,5,8-9").numbers()).containsExactly(0, 1, 2, 5, 8, 9);
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

    @Test
    void pinsACommandWithoutChangingIt() {
        assertThat(Cores.parse("1").pinned(List.of("java", "-jar", "a b.jar")))
                .containsExactly("taskset", "-c", "1", "java", "-jar", "a b.jar");
    }

    @Test
    void leavesACommandAloneThatMayRunAnywhere() {
        assertThat(Cores.ANY.pinned(List.of("java"))).containsExactly("java");
    }
}
