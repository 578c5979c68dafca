package dev.monkeytown.bench.stream;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** The result as people read it: each figure the median of the runs, with the least and the most behind it. */
public final class StreamTable {
    private static final String ROW = "%8s  %-9s %21s %13s %13s %9s %8s %8s %8s %6s%n";

    private final PrintWriter out;

    public StreamTable(PrintWriter out) {
        this.out = out;
    }

    void print(StreamResult result) {
        say(
                "%n%s%n",
                String.format(
                        Locale.ROOT, "Frames of %.1f bytes, 60 a second, 8 sockets a game", result.meanFrameBytes()));
        header();
        for (StreamResult.Point point : result.points()) {
            row(point.sockets(), point.ours());
            row(point.sockets(), point.floor());
            row(point.sockets(), point.withoutRedis());
            say(
                    "%8s  ours / floor %s; ours / floor that reads nothing from Redis %s%n",
                    "", point.ratio().text(2), point.ratioWithoutRedis().text(2));
        }
        say(
                "%nSockets a core with 99.9 %% of the messages within 16 ms: %d%s%n",
                result.socketsWithin16Ms(), result.found().isPresent() ? "" : " or more (--find-max searches)");
        result.stalled().ifPresent(this::print);
        result.storm().ifPresent(this::print);
        out.flush();
    }

    /** Names of the columns. */
    public void header() {
        say(ROW, "sockets", "", "µs a message", "in loops", "+ Redis", "in 16 ms", "p50 ms", "p99", "p99.9", "gaps");
    }

    /** One contender's runs of one load. */
    public void row(int sockets, List<Measurement> runs) {
        if (runs.isEmpty()) {
            return;
        }
        say(
                ROW,
                sockets,
                runs.getFirst().contender(),
                Middle.of(runs, Measurement::microsPerMessage).text(2),
                decimals(Middle.of(runs, Measurement::microsInLoops), 2),
                decimals(Middle.of(runs, Measurement::microsWithRedis), 2),
                String.format(
                        Locale.ROOT,
                        "%.3f%%",
                        100 * Middle.of(runs, run -> run.window().shareInTime()).median()),
                decimals(Middle.of(runs, run -> run.window().p50Micros() / 1e3), 2),
                decimals(Middle.of(runs, run -> run.window().p99Micros() / 1e3), 2),
                decimals(Middle.of(runs, run -> run.window().p999Micros() / 1e3), 2),
                decimals(Middle.of(runs, run -> run.window().gaps()), 0));
        out.flush();
    }

    private void print(StalledTrial.Result stalled) {
        say("%n%d sockets do not read for 30 s; the others:%n", stalled.stalled());
        for (Window window : List.of(stalled.before(), stalled.during(), stalled.after())) {
            say(
                    "  %-7s p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, %.3f %% within 16 ms, %d gaps%n",
                    window.window(),
                    window.p50Micros() / 1e3,
                    window.p99Micros() / 1e3,
                    window.p999Micros() / 1e3,
                    100 * window.shareInTime(),
                    window.gaps());
        }
        say(
                "  of the %d, %d went on with a keyframe and %d were closed%n",
                stalled.stalled(), stalled.after().resynced(), stalled.after().stallingClosed());
        StalledTrial.Memory before = stalled.memoryBefore();
        StalledTrial.Memory most = stalled.most();
        say(
                "  memory of the event-stream, KiB: heap %d -> %d, direct %d -> %d, unsent %d -> %d, resident %d -> %d%n",
                before.heap() >> 10,
                most.heap() >> 10,
                before.direct() >> 10,
                most.direct() >> 10,
                before.backlog() >> 10,
                most.backlog() >> 10,
                before.resident() >> 10,
                most.resident() >> 10);
        say(
                "  for each socket that does not read: %.1f KiB unsent; heap and direct grew by %.1f KiB (heap in pages of 2 MiB)%n",
                stalled.unsentPerStalledSocket() / 1024, stalled.bytesPerStalledSocket() / 1024);
    }

    private void print(StormTrial.Result storm) {
        StormTrial.Return sockets = storm.sockets();
        say(
                "%n%d sockets of %d games were cut at once, %d came back, %d times one was turned away before%n",
                sockets.cut(), storm.games(), sockets.back(), sockets.turnedAway());
        say(
                "  without a frame: p50 %.0f ms, p99 %.0f ms, at most %.0f ms%n",
                sockets.p50Micros() / 1e3, sockets.p99Micros() / 1e3, sockets.maxMicros() / 1e3);
        say(
                "  Redis was asked %d times meanwhile, %.2f times a game and %.2f times a socket%s%n",
                storm.commands().all(),
                (double) storm.commands().all() / storm.games(),
                (double) storm.commands().all() / sockets.cut(),
                storm.commands().byName().isEmpty()
                        ? ""
                        : ": " + new TreeMap<>(storm.commands().byName()));
    }

    private void say(String format, Object... values) {
        out.printf(Locale.ROOT, format, values);
    }

    private static String decimals(Middle middle, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", middle.median());
    }
}
