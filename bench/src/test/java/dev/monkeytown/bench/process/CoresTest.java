package dev.monkeytown.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoresTest {

    @Test
    void readsTheKernelsListsOfNumbers() {
        assertThat(Cores.parse("\t0-1\n")).containsExactly(0, 1);
        assertThat(Cores.parse("3")).containsExactly(3);
        assertThat(Cores.parse("0-2,5,8-9")).containsExactly(0, 1, 2, 5, 8, 9);
    }

    @Test
    void pinsACommandWithoutChangingIt() {
        assertThat(Cores.pinned(1, List.of("java", "-jar", "a b.jar")))
                .containsExactly("taskset", "-c", "1", "java", "-jar", "a b.jar");
    }
}
