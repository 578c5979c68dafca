package dev.monkeytown.gameserver.result;

import dev.monkeytown.gameserver.bus.EndedGames;
import dev.monkeytown.model.PlayerId;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.persistence.EntityManagerFactory;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

@Configuration(proxyBeanMethods = false)
class ResultConfiguration {

    @Bean
    Players players(EntityManagerFactory entities, InstantSource clock) {
        return new Players(entities, clock);
    }

    @Bean
    Results results(EntityManagerFactory entities, Players players) {
        return new Results(entities, players);
    }

    @Bean
    Ladder ladder(EntityManagerFactory entities) {
        return new Ladder(entities);
    }

    /** Ends before the database's connections, as it may still have something to write. */
    @Bean(destroyMethod = "close")
    @DependsOn("entityManagerFactory")
    ResultWriter resultWriter(MeterRegistry registry) {
        return new ResultWriter(registry, new SecureRandom());
    }

    @Bean
    DatabaseCheck databaseCheck(EntityManagerFactory entities, ResultWriter writer, StoredResults stored) {
        return new DatabaseCheck(entities, writer, stored::dead);
    }

    /** Where finished games go. */
    @Bean
    StoredResults finishedGames(
            EndedGames ended,
            Results results,
            ResultWriter writer,
            EntityManagerFactory entities,
            InstantSource clock,
            MeterRegistry registry) {
        return new StoredResults(ended, results, writer, () -> DatabaseCheck.answers(entities), clock, registry);
    }

    @Bean
    SweepLifecycleListener resultSweep(StoredResults results) {
        return new SweepLifecycleListener(results);
    }

    /** Where players go when they get a seat. */
    @Bean
    BiConsumer<PlayerId, String> seatedPlayers(ResultWriter writer, Players players) {
        return (player, name) ->
                writer.submit("The name of player " + player, () -> players.remember(player, name, false));
    }

    /** The cast is on the ladder and in the behaviours from the first start on. */
    @Bean
    ApplicationRunner castIsKnown(EntityManagerFactory entities, ResultWriter writer, Players players) {
        return arguments -> {
            writer.submit("The cast's behaviours", new Behaviors(entities)::rememberCast);
            writer.submit("The cast's names", players::rememberCast);
        };
    }
}
