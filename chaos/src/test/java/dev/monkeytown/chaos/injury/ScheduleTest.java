package dev.monkeytown.chaos.injury;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.chaos.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleTest {
    private static final int MANY = 200;

    @ParameterizedTest
    @EnumSource(Fault.class)
    void isTheSameForTheSameSeed(Fault fault) {
        assertThat(moments(5, fault)).isEqualTo(moments(5, fault));
        assertThat(moments(5, fault)).isNotEqualTo(moments(6, fault));
    }

    @Test
    void stopsForTimesBetweenTheBoundsAndOnBothSidesOfALease() {
        List<Duration> lengths =
                moments(1, Fault.STOP).stream().map(Moment::length).toList();

        assertThat(lengths).allMatch(length -> length.toMillis() >= 300 && length.toMillis() <= 10_000);
        assertThat(lengths).anyMatch(length -> length.toMillis() < 500);
        assertThat(lengths).anyMatch(length -> length.toMillis() > 5_000);
    }

    private static List<Moment> moments(long seed, Fault fault) {
        Schedule schedule = new Schedule(seed, fault);
        return Stream.generate(schedule::next).limit(MANY).toList();
    }
}
