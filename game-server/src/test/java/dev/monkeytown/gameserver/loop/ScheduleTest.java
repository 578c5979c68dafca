package dev.monkeytown.gameserver.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleTest {

    private final Schedule schedule = new Schedule(1_000);

    @Test
    void hasExactlySixtyTicksASecondHoweverLongItRuns() {
        long tenDaysSeconds = 10L * 24 * 3600;

        assertThat(schedule.at(tenDaysSeconds * 60 * Schedule.PHASES))
                .isEqualTo(1_000 + tenDaysSeconds * 1_000_000_000);
    }

    @Test
    void findsTheTurnOfAMoment() {
        assertThat(schedule.firstFrom(1_000)).isZero();
        for (long turn : new long[] {1, 7, 959, 960, 961, 123_456_789}) {
            assertThat(schedule.firstFrom(schedule.at(turn))).isEqualTo(turn);
            assertThat(schedule.firstFrom(schedule.at(turn) + 1)).isEqualTo(turn + 1);
            assertThat(schedule.firstFrom(schedule.at(turn) - 1)).isEqualTo(turn);
        }
    }
}
