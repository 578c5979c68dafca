package dev.monkeytown.gameserver.result;

import dev.monkeytown.gameserver.bus.EndedGames;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.platform.health.ReadinessCheck;
import dev.monkeytown.platform.resilience.Dependency;
import dev.monkeytown.platform.resilience.Resilience;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.persistence.EntityManagerFactory;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

@Configuration(proxyBeanMethods = false)
class ResultConfiguration {

    @Bean
    Database database(EntityManagerFactory entities, Resilience resilience) {
        return new Database(entities, resilience);
    }

    @Bean
    Players players(Database database, InstantSource clock) {
        return new Players(database, clock);
    }

    @Bean
    Accounts accounts(Database database, Players players, InstantSource clock) {
        return new Accounts(database, players, clock);
    }

    @Bean
    EndedPlayers endedPlayers(Database database, InstantSource clock) {
        return new EndedPlayers(database, clock);
    }

    @Bean
    Reports reports(Database database, InstantSource clock) {
        return new Reports(database, clock);
    }

    @Bean
    PlayerData playerData(Database database) {
        return new PlayerData(database);
    }

    @Bean
    Results results(Database database, Players players) {
        return new Results(database, players);
    }

    @Bean
    Ladder ladder(Database database) {
        return new Ladder(database);
    }

    @Bean
    Records records(Database database) {
        return new Records(database);
    }

    /** Ends before the database's connections, as it may still have something to write. */
    @Bean(destroyMethod = "close")
    @DependsOn("entityManagerFactory")
    ResultWriter resultWriter(MeterRegistry registry) {
        return new ResultWriter(registry, new SecureRandom());
    }

    @Bean
    DatabaseCheck databaseCheck(
            Database database, ResultWriter writer, StoredResults stored, ExecutorService background) {
        return new DatabaseCheck(database::answers, writer, stored::dead, background);
    }

    @Bean
    ReadinessCheck databaseBreaker(Resilience resilience) {
        return resilience.check(Dependency.POSTGRESQL);
    }

    /** Where finished games go. */
    @Bean
    StoredResults finishedGames(
            EndedGames ended,
            Results results,
            ResultWriter writer,
            Database database,
            InstantSource clock,
            MeterRegistry registry) {
        return new StoredResults(ended, results, writer, database::answers, clock, registry);
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

    /** The cast is on the ladder from the first start on. */
    @Bean
    ApplicationRunner castIsKnown(ResultWriter writer, Players players) {
        return arguments -> writer.submit("The cast's names", players::rememberCast);
    }
}
