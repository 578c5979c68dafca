package dev.monkeytown.gameserver.takeover;

import dev.monkeytown.gameserver.loop.NanoClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.util.concurrent.ExecutorService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TakeoverConfiguration {

    @Bean
    TakeoverMeters takeoverMeters(MeterRegistry registry) {
        return new TakeoverMeters(registry);
    }

    @Bean
    Watch watch(
            Orphans orphans,
            Adoption adoption,
            Peers peers,
            ExecutorService background,
            NanoClock clock,
            TakeoverMeters meters,
            @Value("${monkeytown.instance}") String instance) {
        return new Watch(orphans, adoption, peers, background, clock, instance, meters);
    }

    @Bean
    TakeoverLifecycleListener takeoverLifecycle(Watch watch) {
        return new TakeoverLifecycleListener(watch, new SecureRandom().nextDouble());
    }
}
