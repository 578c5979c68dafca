package dev.monkeytown.swarm.cli;

import dev.monkeytown.swarm.Swarm;
import dev.monkeytown.swarm.SwarmOptions;
import dev.monkeytown.swarm.measure.Percentiles;
import dev.monkeytown.swarm.measure.Second;
import java.io.PrintWriter;
import java.util.Locale;

/** What a person reads while it runs: one line a second. Safe for any thread. */
final class Progress implements Swarm.Observer {
    private static final int HEAD_EVERY_LINES = 20;
    private static final double BYTES_PER_KB = 1000;

    private final PrintWriter out;
    private final PrintWriter err;
    private int lines;

    Progress(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    void begin(SwarmOptions options) {
        say(
                "Swarm: %s; %d s ramp, %d s warm-up, %d s measured",
                options.title(),
                options.ramp().toSeconds(),
                options.warmUp().toSeconds(),
                options.length().toSeconds());
    }

    @Override
    public synchronized void second(Second second) {
        if (lines++ % HEAD_EVERY_LINES == 0) {
            say("    time  conn  play games  frames/s  latency p50/p99     spacing p50/p99/p99.9/max        gaps resync"
                    + "   KB/s  cpu");
        }
        Percentiles latency = second.latency();
        Percentiles spacing = second.spacing();
        say(
                "%6s s %5d %5d %5d %9.2f %7.1f /%7.1f ms %6.1f /%6.1f /%6.1f /%6.1f ms %5d %6d %6.2f %3.0f%%",
                second.measured() ? Integer.toString(second.at()) : "(" + second.passed() + ")",
                second.connected(),
                second.playing(),
                second.games(),
                second.framesPerSecond(),
                latency.p50Ms(),
                latency.p99Ms(),
                spacing.p50Ms(),
                spacing.p99Ms(),
                spacing.p999Ms(),
                spacing.maxMs(),
                second.gaps(),
                second.resyncs(),
                second.bytesPerClientPerSecond() / BYTES_PER_KB,
                second.ownCpuPercent());
    }

    @Override
    public void notice(String text) {
        err.println("swarm: " + text);
        err.flush();
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
