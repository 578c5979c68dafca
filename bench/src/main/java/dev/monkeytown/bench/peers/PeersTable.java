package dev.monkeytown.bench.peers;

import dev.monkeytown.bench.stream.Middle;
import dev.monkeytown.bench.stream.StreamTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The result as people read it: each figure the median of the runs, with the least and the most behind it. */
final class PeersTable {
    private static final String ROW = "%-9s %5s %22s %26s %18s %18s %18s %14s %12s %20s%n";

    private final PrintWriter out;

    PeersTable(PrintWriter out) {
        this.out = out;
    }

    void print(PeersResult result) {
        if (!result.colyseus().isEmpty()) {
            rooms(result);
        }
        if (!result.socketIo().isEmpty()) {
            say("%nDelivering messages%n");
            StreamTable table = new StreamTable(out);
            table.header();
            int sockets = result.ourStream().getFirst().window().sockets();
            table.row(sockets, result.ourStream());
            table.row(sockets, result.socketIo());
            say("%nSocket.IO / ours: CPU a message %.2f%n", result.socketIoCpuRatio());
        }
        out.flush();
    }

    private void rooms(PeersResult result) {
        say("%nRooms of 8 clients, 60 steps and updates a second%n");
        say(
                ROW,
                "",
                "rooms",
                "% of a core a room",
                "bytes/client/s",
                "updates/s",
                "input p50 ms",
                "input p99 ms",
                "late p99.9 ms",
                "within 4 ms",
                "% missed");
        row(result.ourRooms());
        row(result.colyseus());
        JsonNode last = result.colyseus().getLast().details();
        say(
                "Ours counts by limits how late a turn of its loop began, Colyseus how much more than a tick lies between two%n");
        JsonNode stalled = last.path("stalledClient");
        if (stalled.isObject()) {
            say(
                    "Colyseus and a client that does not read for %d s: %d KiB unsent at most, resident %+d KiB%s%n",
                    stalled.path("seconds").asInt(),
                    stalled.path("mostUnsentBytes").asLong() >> 10,
                    stalled.path("rssBytes").asLong() >> 10,
                    stalled.has("closedAfterSeconds")
                            ? ", closed after "
                                    + stalled.path("closedAfterSeconds").asInt() + " s"
                            : "");
        }
        say(
                "Colyseus / ours: CPU a room %.2f, bytes a client %.2f%n",
                result.colyseusCpuRatio(), result.colyseusBytesRatio());
    }

    private void row(List<RoomFigures> runs) {
        say(
                ROW,
                runs.getFirst().contender(),
                runs.getFirst().rooms(),
                Middle.of(runs, RoomFigures::cpuPercentPerRoom).text(2),
                Middle.of(runs, RoomFigures::bytesPerClientPerSecond).text(0),
                Middle.of(runs, RoomFigures::updatesPerSecond).text(1),
                Middle.of(runs, RoomFigures::latencyP50Ms).text(1),
                Middle.of(runs, RoomFigures::latencyP99Ms).text(1),
                late(runs),
                String.format(
                        Locale.ROOT,
                        "%.2f%%",
                        100
                                * Middle.of(runs, run -> run.ticks().shareWithin4Ms())
                                        .median()),
                Middle.of(runs, run -> 100 * run.ticks().missedShare()).text(3));
    }

    private static String late(List<RoomFigures> runs) {
        double median = Middle.of(runs, run -> run.ticks().p999Ms()).median();
        return String.format(Locale.ROOT, "%s%.2f", runs.getFirst().ticks().bound() ? "<= " : "", median);
    }

    private void say(String format, Object... values) {
        out.printf(Locale.ROOT, format, values);
    }
}
