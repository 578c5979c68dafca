package dev.monkeytown.stream.warmup;

import dev.monkeytown.platform.health.ReadinessCheck;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays {@link Round}s on a {@link Stage} until they become no quicker or the time is over, and keeps the instance from
 * being ready until then. If something fails, or does not come within {@link Round#PATIENCE_MS}, it ends, and the instance
 * goes on cold: a warm-up is never a reason not to get ready.
 */
public final class WarmUp implements ReadinessCheck, Runnable {

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

    private final Duration limit;
    private final Stage.Opening opening;
    private final StatefulRedisConnection<byte[], byte[]> redis;
    private final JsonMapper json;
    private final LongSupplier nanoTime;
    private volatile Answer state;

    /**
     * @param limit longest time that is played, beside some hundred milliseconds for putting up the stage; with zero there is
     *     no warm-up
     */
    public WarmUp(
            Duration limit,
            Stage.Opening opening,
            StatefulRedisConnection<byte[], byte[]> redis,
            JsonMapper json,
            LongSupplier nanoTime) {
        this.limit = limit;
        this.opening = opening;
        this.redis = redis;
        this.json = json;
        this.nanoTime = nanoTime;
        this.state = limit.isZero() ? Answer.healthy("switched off") : Answer.unhealthy("warming");
    }

    @Override
    public String name() {
        return "warm-up";
    }

    @Override
    public Answer check() {
        return state;
    }

    /** Warms up; returns when that is over, or soon after the thread was interrupted. */
    @Override
    public void run() {
        if (limit.isZero()) {
            return;
        }
        state = play();
    }

    private Answer play() {
        Pace pace = new Pace();
        Score score = Score.play();
        try (Stage stage = opening.open(real -> new ScoreArchive(score, real))) {
            Round round = new Round(stage, score, redis.async(), json);
            long beganNanos = nanoTime.getAsLong();
            playOn(round, pace, beganNanos);
            String told = tell(pace, round, beganNanos);
            log.info("Warm-up: {}", told);
            return Answer.healthy(told);
        } catch (IOException | RedisException failure) {
            log.warn("Warm-up ended in round {}: {}", pace.rounds() + 1, failure.toString());
            return Answer.healthy("failed, the first sockets will be slow");
        } catch (RuntimeException bug) {
            log.error("Warm-up broke", bug);
            return Answer.healthy("broke, the first sockets will be slow");
        }
    }

    /** Begins no round that is not likely to end in time, as one that is cut short would leave its traces for a minute. */
    private void playOn(Round round, Pace pace, long beganNanos) throws IOException {
        long roundNanos = 0;
        while (!pace.settled()
                && leftNanos(beganNanos) > roundNanos
                && !Thread.currentThread().isInterrupted()) {
            long roundBeganNanos = nanoTime.getAsLong();
            round.play();
            roundNanos = nanoTime.getAsLong() - roundBeganNanos;
            pace.round(roundNanos);
            log.debug("Round {} took {} µs", pace.rounds(), TimeUnit.NANOSECONDS.toMicros(roundNanos));
        }
    }

    private String tell(Pace pace, Round round, long beganNanos) {
        return "%d sockets in %d ms, %s"
                .formatted(
                        pace.rounds() * round.sockets(),
                        TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - beganNanos),
                        pace.settled() ? "no quicker any more" : "time is over");
    }

    private long leftNanos(long beganNanos) {
        return limit.toNanos() - (nanoTime.getAsLong() - beganNanos);
    }
}
