package dev.monkeytown.swarm.measure;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/** What one event loop counted and timed since the last second. Owned by that loop's thread, then handed over. */
public final class Tally {
    private final long[] counts = new long[Count.values().length];
    private final Pace everybody = new Pace();
    private final Pace spared = new Pace();
    private final Histogram backMicros = Pace.histogram();
    private long spacings;
    private long spacingNanos;

    public void add(Count what, long howMuch) {
        counts[what.ordinal()] += howMuch;
    }

    public void add(Count what) {
        counts[what.ordinal()]++;
    }

    public long of(Count what) {
        return counts[what.ordinal()];
    }

    /**
     * From an input's write to the read of the frame that carried it.
     *
     * @param isSpared whether no stall touches the client
     */
    public void latency(long nanos, boolean isSpared) {
        everybody.latency(nanos);
        if (isSpared) {
            spared.latency(nanos);
        }
    }

    /**
     * Between two frames at one client.
     *
     * @param isSpared whether no stall touches the client
     */
    public void spacing(long nanos, boolean isSpared) {
        everybody.spacing(nanos);
        if (isSpared) {
            spared.spacing(nanos);
        }
        spacings++;
        spacingNanos += nanos;
    }

    /** From the loss of a socket to the next frame. */
    public void back(long nanos) {
        Pace.record(backMicros, nanos);
    }

    public Percentiles latency() {
        return Percentiles.of(everybody.latencyMicros());
    }

    public Percentiles spacing() {
        return Percentiles.of(everybody.spacingMicros());
    }

    public Percentiles back() {
        return Percentiles.of(backMicros);
    }

    /** The distribution of latencies, for plots. */
    public Distribution latencies() {
        return Distribution.of(everybody.latencyMicros());
    }

    /** The distribution of spacings, for plots. */
    public Distribution spacings() {
        return Distribution.of(everybody.spacingMicros());
    }

    /** Frames a second at one client: the inverse of the mean spacing; 0 without frames. */
    public double framesPerSecond() {
        return spacingNanos == 0 ? 0 : spacings * 1e9 / spacingNanos;
    }

    /** Of the clients that no stall touches. */
    Pace spared() {
        return spared;
    }

    /** Adds what another one counted. */
    public void add(Tally other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        everybody.add(other.everybody);
        spared.add(other.spared);
        backMicros.add(other.backMicros);
        spacings += other.spacings;
        spacingNanos += other.spacingNanos;
    }

    /** Starts again from nothing. */
    public void clear() {
        Arrays.fill(counts, 0);
        everybody.clear();
        spared.clear();
        backMicros.reset();
        spacings = 0;
        spacingNanos = 0;
    }
}
