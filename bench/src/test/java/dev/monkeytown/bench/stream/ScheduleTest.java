package dev.monkeytown.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void spreadsTheGamesOverTheTurnsOfATick() {
        Schedule schedule = new Schedule(1_000, 4);

        assertThat(schedule.dueNanos(0)).isEqualTo(1_000);
        assertThat(schedule.dueNanos(1)).isEqualTo(1_000 + 4_166_666);
        assertThat(schedule.dueNanos(4)).isEqualTo(1_000 + 16_666_666);
    }

    @Test
    void letsManyGamesShareATurn() {
        Schedule schedule = new Schedule(0, 160);

        assertThat(schedule.dueNanos(9)).isZero();
        assertThat(schedule.dueNanos(10)).isEqualTo(1_041_666);
    }

    @Test
    void doesNotDriftInAnHour() {
        Schedule schedule = new Schedule(0, 175);

        assertThat(schedule.dueNanos(175L * 60 * 3600)).isBetween(3_600_000_000_000L - 1, 3_600_000_000_000L + 1);
    }
}
