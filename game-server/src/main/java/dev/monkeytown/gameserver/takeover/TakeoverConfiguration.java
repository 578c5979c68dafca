package dev.monkeytown.gameserver.takeover;

import dev.monkeytown.gameserver.loop.NanoClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TakeoverConfiguration {

    /** An heir, which is taken to have as many cores as this server, rebuilds games on the cores on which it ticks others. */
    private static final int AT_ONCE = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 4);

    @Bean
    TakeoverMeters takeoverMeters(MeterRegistry registry) {
        return new TakeoverMeters(registry);
    }

    @Bean
    Handovers handovers(
            Estate estate,
            Inheritance inheritance,
            Heirs heirs,
            Mail mail,
            ExecutorService background,
            NanoClock clock,
            TakeoverMeters meters,
            @Value("${monkeytown.instance}") String instance) {
        Handovers handovers = new Handovers(
                estate, inheritance, heirs, mail, background, clock, AT_ONCE, UUID::randomUUID, instance, meters);
        mail.listen(handovers::heard);
        return handovers;
    }

    @Bean
    HandoverLifecycleListener handoverLifecycle(
            Estate estate, Handovers handovers, HandoverSettings settings, NanoClock clock) {
        Rebalance rebalance = new Rebalance(estate, handovers, clock);
        Runnable balancing = settings.rebalance() ? rebalance::beat : () -> {};
        return new HandoverLifecycleListener(estate, handovers, balancing, settings.grace(), clock);
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
