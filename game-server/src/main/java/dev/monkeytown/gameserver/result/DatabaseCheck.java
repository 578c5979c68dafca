package dev.monkeytown.gameserver.result;

import dev.monkeytown.platform.health.ReadinessCheck;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How PostgreSQL does. Games are played without it and their results wait, so this server is ready as long as there is
 * room for them; the detail says what is degraded. Never waits for the database longer than {@link #PATIENCE}: one that
 * swallows questions is away, too, and must not make this check fail.
 */
final class DatabaseCheck implements ReadinessCheck {

    /** Shorter than what a check may take. */
    static final Duration PATIENCE = Duration.ofMillis(1_500);

    /** Of the results that may wait, the share above which no more games should be given to this server. */
    private static final double CROWDED = 0.8;

    private final BooleanSupplier answers;
    private final ResultWriter writer;
    private final LongSupplier dead;
    private final Executor background;

    /** Only one check at a time touches it. */
    private CompletableFuture<Boolean> asked = CompletableFuture.completedFuture(true);

    /**
     * @param answers asks the database and blocks for the answer
     * @param dead results that can never be stored
     * @param background runs what blocks
     */
    DatabaseCheck(BooleanSupplier answers, ResultWriter writer, LongSupplier dead, Executor background) {
        this.answers = answers;
        this.writer = writer;
        this.dead = dead;
        this.background = background;
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public Answer check() {
        if (asked.isDone()) {
            asked = CompletableFuture.supplyAsync(answers::getAsBoolean, background);
        }
        boolean there = asked.copy()
                .completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        return there ? present(dead.getAsLong()) : away(writer.waiting());
    }

    private static Answer present(long never) {
        return never == 0 ? Answer.healthy("answers") : Answer.degraded(never + " results can never be stored");
    }

    private static Answer away(int waiting) {
        String detail = "away; results wait: " + waiting;
        boolean crowded = waiting > ResultWriter.MAX_WAITING * CROWDED;
        return crowded ? Answer.unhealthy(detail) : Answer.degraded(detail);
    }
}
