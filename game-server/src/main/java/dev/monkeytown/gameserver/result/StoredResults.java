package dev.monkeytown.gameserver.result;

import dev.monkeytown.gameserver.bus.EndedGames;
import dev.monkeytown.gameserver.game.Ended;
import dev.monkeytown.gameserver.game.FinishedGame;
import dev.monkeytown.model.GameId;
import dev.monkeytown.platform.resilience.DependencyUnavailableException;
import dev.monkeytown.simulation.bits.Decoded;
import io.lettuce.core.RedisException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that every finished game is stored once, whatever dies in between. The owner has the game in memory and stores
 * it at once; with its last frame the game was put on a list in Redis (a transactional outbox), from which any server
 * stores what its owner has not. The database takes each game once.
 */
final class StoredResults implements Consumer<FinishedGame> {

    /** Games this old are looked at by others than their owner. */
    static final Duration OWNERS_TIME = Duration.ofSeconds(10);

    /** Games looked at in one sweep. Further ones wait for the next. */
    static final int MOST_AT_ONCE = 100;

    /** So often a game is tried while the database answers; then something is wrong with the game itself. */
    static final int MAX_ATTEMPTS = 5;

    private static final Logger log = LoggerFactory.getLogger(StoredResults.class);

    private final EndedGames ended;
    private final Results results;
    private final ResultWriter writer;
    private final BooleanSupplier databaseAnswers;
    private final InstantSource clock;
    private final Set<GameId> inHand = ConcurrentHashMap.newKeySet();

    /** Only the sweeping thread touches it. */
    private final Map<GameId, Integer> attempts = new HashMap<>();

    private volatile long dead;

    StoredResults(
            EndedGames ended,
            Results results,
            ResultWriter writer,
            BooleanSupplier databaseAnswers,
            InstantSource clock,
            MeterRegistry registry) {
        this.ended = ended;
        this.results = results;
        this.writer = writer;
        this.databaseAnswers = databaseAnswers;
        this.clock = clock;
        Gauge.builder("results_dead", this, stored -> stored.dead)
                .description("Results that can never be stored and wait for an operator")
                .register(registry);
    }

    /** Takes a game that ended here. Never blocks, so loop threads may call it. */
    @Override
    public void accept(FinishedGame game) {
        inHand.add(game.id());
        writer.submit("The result of game " + game.id(), () -> store(game), () -> inHand.remove(game.id()));
    }

    /** Results that can never be stored, as of the last sweep. */
    long dead() {
        return dead;
    }

    /** Stores what others have left; never throws. One thread at a time. */
    void sweep() {
        try {
            dead = ended.countDead();
            for (GameId id : ended.waiting(clock.instant().minus(OWNERS_TIME), MOST_AT_ONCE)) {
                if (!inHand.contains(id) && !storeLeft(id)) {
                    return;
                }
            }
        } catch (RedisException away) {
            log.debug("Finished games cannot be looked at: {}", away.getMessage());
        } catch (RuntimeException e) {
            log.error("A look at finished games failed", e);
        }
    }

    /** Returns whether others should be tried, too. */
    private boolean storeLeft(GameId id) {
        Ended left = ended.find(id).orElse(null);
        if (left == null) {
            bury(id, Long.MAX_VALUE, "something of it is missing in Redis");
            return true;
        }
        switch (left.finished()) {
            case Decoded.Refused<FinishedGame>(String reason) ->
                bury(id, left.ticket().epoch(), reason);
            case Decoded.Value(FinishedGame game) -> {
                try {
                    store(game);
                    attempts.remove(id);
                } catch (RedisException away) {
                    throw away;
                } catch (RuntimeException failure) {
                    return mayBeItsFault(game, failure);
                }
            }
        }
        return true;
    }

    /** While the database is away nothing is held against a game. */
    private boolean mayBeItsFault(FinishedGame game, RuntimeException failure) {
        if (failure instanceof DependencyUnavailableException || !databaseAnswers.getAsBoolean()) {
            return false;
        }
        int failed = attempts.merge(game.id(), 1, Integer::sum);
        log.atWarn()
                .addKeyValue("gameId", game.id())
                .log("The result was not stored, attempt {} of {}: {}", failed, MAX_ATTEMPTS, failure.toString());
        if (failed >= MAX_ATTEMPTS) {
            bury(game.id(), game.epoch(), failure.toString());
        }
        return true;
    }

    private void store(FinishedGame game) {
        boolean stored = results.save(game);
        try {
            ended.stored(game.id(), game.epoch());
        } catch (RedisException away) {
            log.debug("Game {} stays listed until the next sweep: {}", game.id(), away.getMessage());
        }
        log.atDebug().addKeyValue("gameId", game.id()).log("Result {}", stored ? "stored" : "was stored already");
    }

    private void bury(GameId id, long epoch, String reason) {
        ended.dead(id, epoch, reason);
        attempts.remove(id);
        dead++;
        log.atError().addKeyValue("gameId", id).log("The result can never be stored: {}", reason);
    }
}
