package dev.monkeytown.swarm.report;

import dev.monkeytown.swarm.measure.Comebacks;
import dev.monkeytown.swarm.measure.Count;
import dev.monkeytown.swarm.measure.Outcomes;
import dev.monkeytown.swarm.measure.Percentiles;
import dev.monkeytown.swarm.measure.Second;
import dev.monkeytown.swarm.measure.Summary;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A result as one JSON object: flat, units at the end of each name; {@code timeline} has the measured seconds,
 * {@code cutOutcomes} and {@code stallOutcomes} what was done on purpose.
 */
public final class JsonReport {
    private static final JsonMapper JSON = new JsonMapper();

    private JsonReport() {}

    public static String of(Summary s) {
        ObjectNode out = JSON.createObjectNode();
        out.put("title", s.title());
        out.put("healthy", s.healthy());
        out.put("interrupted", s.interrupted());
        out.put("asked", s.asked());
        out.put("connected", s.connected());
        out.put("players", s.players());
        out.put("watchers", s.watchers());
        out.put("games", s.games());
        out.put("seconds", rounded(s.seconds()));
        out.put("framesPerSecond", rounded(s.framesPerSecond()));
        percentiles(out, "latency", s.latency());
        percentiles(out, "spacing", s.spacing());
        percentiles(out, "back", s.back());
        out.put("bytesPerClientPerSecond", rounded(s.bytesPerClientPerSecond()));
        out.put("ownCpuPercent", rounded(s.ownCpuPercent()));
        for (Count count : Count.values()) {
            out.put(camelCase(count), s.count(count));
        }
        out.put("sentAway", s.sentAway());
        var cuts = out.putArray("cutOutcomes");
        s.outcomes().cuts().forEach(cut -> cut(cuts.addObject(), cut));
        var stalls = out.putArray("stallOutcomes");
        s.outcomes().stalls().forEach(stall -> stall(stalls.addObject(), stall));
        s.complaints().forEach(out.putArray("complaints")::add);
        s.notices().forEach(out.putArray("notices")::add);
        var timeline = out.putArray("timeline");
        s.timeline().stream().filter(Second::measured).forEach(second -> second(timeline.addObject(), second));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(out) + System.lineSeparator();
    }

    private static void cut(ObjectNode out, Outcomes.Cut cut) {
        Comebacks.Result result = cut.result();
        out.put("share", cut.share());
        out.put("second", cut.second());
        out.put("sockets", result.struck());
        out.put("back", result.back());
        out.put("backP50Ms", result.afterMs().p50Ms());
        out.put("backP99Ms", result.afterMs().p99Ms());
        out.put("backMaxMs", result.afterMs().maxMs());
        out.put("resumedByFrames", result.byFrames());
        out.put("resumedByKeyframe", result.byKeyframe());
        out.put("fresh", result.fresh());
        hashes(out, result);
    }

    private static void stall(ObjectNode out, Outcomes.Stall stall) {
        Comebacks.Result result = stall.result();
        out.put("share", stall.share());
        out.put("second", stall.second());
        out.put("seconds", stall.seconds());
        out.put("clients", result.struck());
        out.put("back", result.back());
        out.put("resynced", result.byKeyframe());
        out.put("caughtUp", result.byFrames());
        out.put("fresh", result.fresh());
        hashes(out, result);
        phase(out.putObject("othersBefore"), stall.before());
        phase(out.putObject("othersDuring"), stall.during());
        phase(out.putObject("othersAfter"), stall.after());
    }

    private static void hashes(ObjectNode out, Comebacks.Result result) {
        out.put("hashesCompared", result.hashesCompared());
        out.put("hashesWrong", result.hashesWrong());
    }

    private static void phase(ObjectNode out, Outcomes.Phase phase) {
        out.put("seconds", phase.seconds());
        out.put("latencyP50Ms", phase.latency().p50Ms());
        out.put("latencyP99Ms", phase.latency().p99Ms());
        out.put("spacingP99Ms", phase.spacing().p99Ms());
    }

    private static void second(ObjectNode out, Second second) {
        out.put("second", second.at());
        out.put("connected", second.connected());
        out.put("framesPerSecond", rounded(second.framesPerSecond()));
        out.put("latencyP50Ms", second.latency().p50Ms());
        out.put("latencyP99Ms", second.latency().p99Ms());
        out.put("spacingP99Ms", second.spacing().p99Ms());
        out.put("spacingMaxMs", second.spacing().maxMs());
        out.put("gaps", second.gaps());
        out.put("resyncs", second.resyncs());
        out.put("ownCpuPercent", rounded(second.ownCpuPercent()));
    }

    private static void percentiles(ObjectNode out, String name, Percentiles p) {
        out.put(name + "Count", p.count());
        out.put(name + "MeanMs", rounded(p.meanMs()));
        out.put(name + "P50Ms", p.p50Ms());
        out.put(name + "P99Ms", p.p99Ms());
        out.put(name + "P999Ms", p.p999Ms());
        out.put(name + "MaxMs", p.maxMs());
    }

    private static String camelCase(Count count) {
        StringBuilder name = new StringBuilder();
        for (String word : count.name().toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
