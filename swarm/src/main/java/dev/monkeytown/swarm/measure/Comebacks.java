package dev.monkeytown.swarm.measure;

import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Who was struck by one cut or stall, and how each came back. Thread-safe. */
public final class Comebacks {

    /** What a client went on with. */
    public enum Way {
        /** The frames it had missed, or none were missing. */
        FRAMES,
        /** A keyframe in place of what it had. */
        KEYFRAME,
        /** A new beginning: it had nothing to go on from, looks on, or is in another game now. */
        FRESH
    }

    /**
     * How it went.
     *
     * @param struck clients
     * @param afterMs how long those took who are back
     * @param hashesCompared of clients that are back and reached a tick whose hash they could compare with their own state
     */
    public record Result(
            int struck,
            int byFrames,
            int byKeyframe,
            int fresh,
            Percentiles afterMs,
            int hashesCompared,
            int hashesWrong) {

        /** Clients that got a frame of the present again. */
        public int back() {
            return byFrames + byKeyframe + fresh;
        }
    }

    private final Map<Way, Integer> ways = new EnumMap<>(Way.class);
    private final Histogram afterMicros = Pace.histogram();
    private int struck;
    private int hashesCompared;
    private int hashesWrong;

    public synchronized void struck() {
        struck++;
    }

    /** One is back, after that time. */
    public synchronized void back(Way way, long nanos) {
        ways.merge(way, 1, Integer::sum);
        Pace.record(afterMicros, nanos);
    }

    /** One that is back has compared its state with a hash that the platform told. */
    public synchronized void compared(boolean right) {
        hashesCompared++;
        if (!right) {
            hashesWrong++;
        }
    }

    public synchronized Result result() {
        return new Result(
                struck,
                count(Way.FRAMES),
                count(Way.KEYFRAME),
                count(Way.FRESH),
                Percentiles.of(afterMicros),
                hashesCompared,
                hashesWrong);
    }

    private int count(Way way) {
        return ways.getOrDefault(way, 0);
    }
}
