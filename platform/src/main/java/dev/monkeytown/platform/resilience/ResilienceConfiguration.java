package dev.monkeytown.platform.resilience;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Breakers for every service; which of them there are depends on what it calls. */
@AutoConfiguration
class ResilienceConfiguration {

    @Bean
    Resilience resilience(MeterRegistry meters) {
        return new Resilience(meters);
    }
}
