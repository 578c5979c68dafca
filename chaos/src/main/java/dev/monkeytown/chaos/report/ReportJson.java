package dev.monkeytown.chaos.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.monkeytown.chaos.verdict.FaultReport;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A run for programs: a list with an object for each fault. */
public final class ReportJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final double TENTHS = 10;

    /** The names and their order are what programs rely on. */
    @JsonPropertyOrder({
        "fault",
        "trials",
        "pauseP50Ms",
        "pauseP99Ms",
        "pauseMaxMs",
        "missingTicks",
        "doubledTicks",
        "lostInputs",
        "ok",
        "gamesLost",
        "http5xx",
        "httpUnanswered"
    })
    record Line(
            String fault,
            int trials,
            double pauseP50Ms,
            double pauseP99Ms,
            double pauseMaxMs,
            int missingTicks,
            int doubledTicks,
            int lostInputs,
            boolean ok,
            int gamesLost,
            int http5xx,
            int httpUnanswered) {

        static Line of(FaultReport report) {
            return new Line(
                    report.fault().word(),
                    report.trials(),
                    rounded(report.pauseP50Ms()),
                    rounded(report.pauseP99Ms()),
                    rounded(report.pauseMaxMs()),
                    report.missingTicks(),
                    report.doubledTicks(),
                    report.lostInputs(),
                    report.ok(),
                    report.lostGames(),
                    report.http5xx(),
                    report.unanswered());
        }
    }

    private ReportJson() {}

    public static String of(List<FaultReport> reports) {
        return MAPPER.writeValueAsString(reports.stream().map(Line::of).toList()) + "\n";
    }

    private static double rounded(double ms) {
        return Math.round(ms * TENTHS) / TENTHS;
    }
}
