package dev.monkeytown.gameserver.behaviour;

import dev.monkeytown.gameserver.result.Database;
import dev.monkeytown.platform.health.ReadinessCheck;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.platform.resilience.Dependency;
import dev.monkeytown.platform.resilience.Resilience;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BehaviorProperties.class)
class BehaviourConfiguration {

    @Bean
    StoredBehaviors storedBehaviors(Database database, JsonMapper mapper) {
        return new StoredBehaviors(database, mapper);
    }

    /** Shut by the lifecycle's end, after its last reader. */
    @Bean(destroyMethod = "close")
    Opened behaviorRepository(BehaviorProperties properties) {
        return new Opened(properties.open());
    }

    @Bean
    BehaviorMeters behaviorMeters(MeterRegistry registry) {
        return new BehaviorMeters(registry);
    }

    /** What agents write, if they may; it is told every game that ends here. */
    @Bean
    WrittenNotes writtenNotes(BehaviorProperties properties, InstantSource clock, BehaviorMeters meters) {
        return new WrittenNotes(properties.mayWrite() ? Optional.of(new Notebook(clock, meters)) : Optional.empty());
    }

    @Bean
    Behaviors behaviors(
            Opened opened,
            WrittenNotes notes,
            StoredBehaviors stored,
            Resilience resilience,
            InstantSource clock,
            BehaviorMeters meters) {
        return new Behaviors(opened.repository(), notes.book(), stored, resilience, clock, meters);
    }

    @Bean
    PinnedBehaviors pinnedBehaviors(RedisConnections redis, JsonMapper mapper, Behaviors behaviors) {
        return new PinnedBehaviors(redis, mapper, behaviors::current);
    }

    @Bean
    BehaviorLifecycleListener behaviorReading(Behaviors behaviors, BehaviorProperties properties) {
        return new BehaviorLifecycleListener(behaviors, properties.period());
    }

    @Bean
    BehaviorOrders behaviorOrders(RedisConnections redis, BehaviorLifecycleListener reading) {
        return new BehaviorOrders(redis, reading::readSoon);
    }

    /** Without it the stored versions go on, so it is never a reason not to be ready. */
    @Bean
    ReadinessCheck behavioursCheck(Resilience resilience) {
        return resilience.check(Dependency.BEHAVIOURS);
    }

    /** The repository, if one is set. */
    record Opened(Optional<BehaviorRepository> repository) implements AutoCloseable {

        @Override
        public void close() {
            repository.ifPresent(BehaviorRepository::close);
        }
    }
}
