package dev.monkeytown.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StreamResultTest {

    @Test
    void dividesRunByRun() {
        StreamResult result = result(point(
                400, List.of(run(400, 12, 1.0), run(400, 11, 1.0)), List.of(run(400, 10, 1.0), run(400, 11, 1.0))));

        assertThat(result.points().getFirst().ratios()).containsExactly(1.2, 1.0);
        assertThat(result.toJson()).containsEntry("cpuRatioToFloor", 1.1);
        assertThat(result.toJson()).containsEntry("cpuMicrosPerMessage", 11.5);
        assertThat(result.toJson()).containsEntry("floorMicrosPerMessage", 10.5);
    }

    @Test
    void namesTheLargestLoadOfWhichTheMedianWasInTime() {
        StreamResult result = result(
                point(400, List.of(run(400, 1, 1.0)), List.of()),
                point(800, List.of(run(800, 1, 0.9995), run(800, 1, 0.5), run(800, 1, 0.9999)), List.of()),
                point(1000, List.of(run(1000, 1, 0.998)), List.of()));

        assertThat(result.socketsWithin16Ms()).isEqualTo(800);
    }

    @Test
    void keepsIntakeAndRedisApart() {
        Window window = window(400, 1000, 1.0);
        Measurement measurement = new Measurement(
                "ours", window, new Costs(12_000, 7_000, Map.of("loop-1", 9_000L, "lettuce-epollEve", 2_000L)));

        assertThat(measurement.microsPerMessage()).isEqualTo(12);
        assertThat(measurement.microsInLoops()).isEqualTo(11);
        assertThat(measurement.microsWithoutIntake()).isEqualTo(10);
        assertThat(measurement.microsWithRedis()).isEqualTo(19);
    }

    @Test
    void countsWhatNeverCameAsLate() {
        assertThat(window(8, 480, 0.5).shareInTime()).isEqualTo(0.5);
    }

    private static StreamResult result(StreamResult.Point... points) {
        return new StreamResult(20, List.of(points), OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    private static StreamResult.Point point(int sockets, List<Measurement> ours, List<Measurement> floor) {
        return new StreamResult.Point(sockets, ours, floor, floor);
    }

    private static Measurement run(int sockets, long microsPerMessage, double inTime) {
        return new Measurement(
                "any", window(sockets, 10_000, inTime), new Costs(10_000 * microsPerMessage, 0, Map.of()));
    }

    private static Window window(int sockets, long messages, double share) {
        long inTime = Math.round(messages * share);
        return new Window(
                "main", sockets, messages, 0, messages, inTime, inTime, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
