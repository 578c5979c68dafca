package dev.monkeytown.platform.health;

import java.util.List;

/** The readiness endpoint's body. */
record ReadinessReport(String status, List<Line> checks) {

    /** One check's last answer. */
    record Line(String name, boolean healthy, String detail) {}

    static ReadinessReport of(List<Line> checks) {
        boolean ready = checks.stream().allMatch(Line::healthy);
        return new ReadinessReport(ready ? "ready" : "not_ready", List.copyOf(checks));
    }

    boolean degraded() {
        return checks.stream().anyMatch(line -> line.detail().startsWith(ReadinessCheck.Answer.DEGRADED));
    }

    boolean ready() {
        return status.equals("ready");
    }
}
