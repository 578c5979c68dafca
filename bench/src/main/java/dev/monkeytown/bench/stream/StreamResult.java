package dev.monkeytown.bench.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/**
 * All that {@code bench stream} found.
 *
 * @param meanFrameBytes of the messages, without WebSocket headers
 * @param found sockets within time by search; empty if that was not asked for
 * @param stalled empty if that was not asked for
 * @param storm likewise
 */
record StreamResult(
        double meanFrameBytes,
        List<Point> points,
        OptionalInt found,
        Optional<StalledTrial.Result> stalled,
        Optional<StormTrial.Result> storm) {

    /**
     * One load's runs; run by run ours and the floors' belong together.
     *
     * @param ours as measured, in order
     * @param floor likewise
     * @param withoutRedis likewise, of the floor that has its messages from the beginning
     */
    record Point(int sockets, List<Measurement> ours, List<Measurement> floor, List<Measurement> withoutRedis) {

        /** Ours ÷ floor, run by run. */
        List<Double> ratios() {
            return ratiosTo(floor);
        }

        Middle ratio() {
            return Middle.of(ratios(), Double::doubleValue);
        }

        /** Ours, which reads from Redis, ÷ a floor that does not. */
        Middle ratioWithoutRedis() {
            return Middle.of(ratiosTo(withoutRedis), Double::doubleValue);
        }

        private List<Double> ratiosTo(List<Measurement> other) {
            List<Double> ratios = new ArrayList<>();
            for (int run = 0; run < Math.min(ours.size(), other.size()); run++) {
                ratios.add(ours.get(run).microsPerMessage() / other.get(run).microsPerMessage());
            }
            return ratios;
        }
    }

    StreamResult {
        points = List.copyOf(points); // the runs inside are added to while measuring goes on
    }

    /** The largest load of which 99.9 % came within 16 ms, measured or searched; 0 if none did. */
    int socketsWithin16Ms() {
        int measured = points.stream()
                .filter(point -> Middle.of(point.ours(), run -> run.window().shareInTime())
                                .median()
                        >= MostSockets.SHARE)
                .mapToInt(Point::sockets)
                .max()
                .orElse(0);
        return Math.max(measured, found.orElse(0));
    }

    /** What goes into the file. */
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        List<Double> ratios =
                points.stream().flatMap(point -> point.ratios().stream()).toList();
        json.put("cpuRatioToFloor", Middle.of(ratios, Double::doubleValue).median());
        json.put(
                "cpuMicrosPerMessage",
                median(points.stream().flatMap(p -> p.ours().stream()).toList(), Measurement::microsPerMessage));
        json.put(
                "floorMicrosPerMessage",
                median(points.stream().flatMap(p -> p.floor().stream()).toList(), Measurement::microsPerMessage));
        json.put("socketsPerCoreWithin16Ms", socketsWithin16Ms());
        json.put("meanFrameBytes", meanFrameBytes);
        json.put("points", points.stream().map(StreamResult::toJson).toList());
        stalled.ifPresent(trial -> {
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("unsentBytesPerStalledSocket", trial.unsentPerStalledSocket());
            details.put("bytesPerStalledSocket", trial.bytesPerStalledSocket());
            details.put("result", trial);
            json.put("stalled", details);
        });
        storm.ifPresent(trial -> json.put("storm", trial));
        return json;
    }

    private static Map<String, Object> toJson(Point point) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sockets", point.sockets());
        json.put("cpuRatioToFloor", point.ratio());
        json.put("cpuRatioToFloorWithoutRedis", point.ratioWithoutRedis());
        json.put("ours", summary(point.ours()));
        json.put("floor", summary(point.floor()));
        json.put("floorWithoutRedis", summary(point.withoutRedis()));
        json.put("oursRuns", point.ours());
        json.put("floorRuns", point.floor());
        json.put("floorWithoutRedisRuns", point.withoutRedis());
        return json;
    }

    /** The figures of one contender's runs; of each the median, the least and the most. */
    static Map<String, Object> summary(List<Measurement> runs) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("cpuMicrosPerMessage", Middle.of(runs, Measurement::microsPerMessage));
        json.put("inLoopsMicrosPerMessage", Middle.of(runs, Measurement::microsInLoops));
        json.put("withoutIntakeMicrosPerMessage", Middle.of(runs, Measurement::microsWithoutIntake));
        json.put("withRedisMicrosPerMessage", Middle.of(runs, Measurement::microsWithRedis));
        json.put("shareWithin16Ms", Middle.of(runs, run -> run.window().shareInTime()));
        json.put("p50Ms", Middle.of(runs, run -> run.window().p50Micros() / 1e3));
        json.put("p99Ms", Middle.of(runs, run -> run.window().p99Micros() / 1e3));
        json.put("p999Ms", Middle.of(runs, run -> run.window().p999Micros() / 1e3));
        json.put("maxMs", Middle.of(runs, run -> run.window().maxMicros() / 1e3));
        json.put("gaps", Middle.of(runs, run -> run.window().gaps()));
        return json;
    }

    private static double median(List<Measurement> runs, ToDoubleFunction<Measurement> value) {
        return Middle.of(runs, value).median();
    }
}
