package dev.monkeytown.tournament.report;

import dev.monkeytown.tournament.match.Side;
import dev.monkeytown.tournament.rating.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A report for programs. For each two neighbouring sides, such as easy and medium, there are {@code eloGapMediumEasy},
 * {@code eloGapMediumEasyLower95} and {@code …Upper95}; {@code firstPlaceShare} is by side.
 */
public final class ReportJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final double ROUND = 1_000;

    private ReportJson() {}

    public static String of(Report report) {
        Map<String, Object> json = new LinkedHashMap<>();
        List<Side> sides = report.tournament().match().sides();
        json.put("rules", report.tournament().match().rulesName());
        json.put("games", report.tournament().games());
        json.put("seed", report.tournament().seed());
        json.put("gameSeconds", report.tournament().match().seconds());
        for (int side = 1; side < sides.size(); side++) {
            String key = "eloGap" + capital(sides.get(side)) + capital(sides.get(side - 1));
            Interval gap = report.ratings().gaps().get(side - 1);
            json.put(key, rounded(gap.value()));
            json.put(key + "Lower95", rounded(gap.lower95()));
            json.put(key + "Upper95", rounded(gap.upper95()));
        }
        json.put("firstPlaceShare", bySide(sides, report.ratings().firstPlaces()));
        json.put("elo", bySide(sides, report.ratings().elo()));
        json.put(
                "characters",
                report.characters().stream().map(ReportJson::portrait).toList());
        json.put(
                "sides", report.sideManners().stream().map(ReportJson::portrait).toList());
        return MAPPER.writeValueAsString(json) + "\n";
    }

    private static Map<String, Double> bySide(List<Side> sides, List<Double> values) {
        Map<String, Double> map = new LinkedHashMap<>();
        for (int side = 0; side < sides.size(); side++) {
            map.put(sides.get(side).name(), rounded(values.get(side)));
        }
        return map;
    }

    private static Map<String, Object> portrait(Portrait portrait) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", portrait.name());
        json.put("meanPlace", rounded(portrait.meanPlace()));
        for (Trait trait : Trait.values()) {
            Portrait.Measure measure = portrait.of(trait);
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("mean", rounded(measure.mean()));
            figures.put("margin95", rounded(measure.margin95()));
            json.put(trait.key(), figures);
        }
        return json;
    }

    private static String capital(Side side) {
        return Character.toUpperCase(side.name().charAt(0)) + side.name().substring(1);
    }

    private static double rounded(double value) {
        return Math.round(value * ROUND) / ROUND;
    }
}
