package dev.monkeytown.platform.health;

import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Health endpoints for every web application that has the platform on its class path. */
@AutoConfiguration
@ConditionalOnWebApplication
class HealthConfiguration {

    @Bean
    MemoryCheck memoryCheck() {
        return new MemoryCheck();
    }

    @Bean
    Readiness readiness(List<ReadinessCheck> checks) {
        return new Readiness(checks, Readiness.PATIENCE);
    }

    @Bean
    HealthController healthController(Readiness readiness) {
        return new HealthController(readiness);
    }
}
