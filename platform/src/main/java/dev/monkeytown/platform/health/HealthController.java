package dev.monkeytown.platform.health;

import java.lang.management.ManagementFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /health/live} and {@code /health/ready} in the design's form, and the same under {@code /livez} and
 * {@code /readyz}. Answers from memory, on either web stack.
 */
@RestController
final class HealthController {

    private final Readiness readiness;

    HealthController(Readiness readiness) {
        this.readiness = readiness;
    }

    @GetMapping({"/health/live", "/livez"})
    ResponseEntity<Liveness> live() {
        double uptimeSeconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1_000.0;
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Liveness("alive", uptimeSeconds));
    }

    @GetMapping({"/health/ready", "/readyz"})
    ResponseEntity<ReadinessReport> ready() {
        ReadinessReport report = readiness.report();
        return ResponseEntity.status(report.ready() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .body(report);
    }

    /**
     * @param uptime seconds since the process started
     */
    record Liveness(String status, double uptime) {}
}
