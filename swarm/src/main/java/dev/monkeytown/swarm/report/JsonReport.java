package dev.monkeytown.swarm.report;

import dev.monkeytown.swarm.measure.Count;
import dev.monkeytown.swarm.measure.Percentiles;
import dev.monkeytown.swarm.measure.Second;
import dev.monkeytown.swarm.measure.Summary;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A result as one JSON object: flat, units at the end of each name; {@code timeline} has the measured seconds. */
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
        s.notices().forEach(out.putArray("notices")::add);
        var timeline = out.putArray("timeline");
        s.timeline().stream().filter(Second::measured).forEach(second -> second(timeline.addObject(), second));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(out) + System.lineSeparator();
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
