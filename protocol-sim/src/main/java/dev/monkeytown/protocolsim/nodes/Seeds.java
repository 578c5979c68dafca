package dev.monkeytown.protocolsim.nodes;

import dev.monkeytown.protocolsim.world.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

/** Many worlds, a world a thread at a time. */
public final class Seeds {

    /**
     * What many worlds came to.
     *
     * @param played worlds that were played to their end
     * @param ticks of all their games
     * @param takeovers owners after a game's first
     * @param handovers of these, those to a named heir
     * @param keyframes that clients had to load after their first
     * @param rewinds times at which the end of a log was lost, where that may be
     * @param violations the worlds that broke a rule, by seed
     */
    public record Sum(
            long played,
            long ticks,
            long takeovers,
            long handovers,
            long keyframes,
            long rewinds,
            List<Play.Outcome> violations) {}

    private Seeds() {}

    /**
     * Plays the worlds of so many seeds from the first on.
     *
     * @param scripts changes what Redis runs
     * @param enough violations after which no more worlds are begun
     * @param done is told after each world how many are done; on any of the threads
     */
    public static Sum play(
            long first, long number, int threads, UnaryOperator<String> scripts, int enough, LongConsumer done)
            throws InterruptedException {
        AtomicLong next = new AtomicLong(first);
        AtomicBoolean ended = new AtomicBoolean();
        LongAdder played = new LongAdder();
        LongAdder ticks = new LongAdder();
        LongAdder takeovers = new LongAdder();
        LongAdder handovers = new LongAdder();
        LongAdder keyframes = new LongAdder();
        LongAdder rewinds = new LongAdder();
        ConcurrentLinkedQueue<Play.Outcome> violations = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        Runnable worker = () -> {
            for (long seed = next.getAndIncrement();
                    seed < first + number && !ended.get();
                    seed = next.getAndIncrement()) {
                Play.Outcome outcome = Play.of(seed, Trace.NONE, scripts);
                played.increment();
                ticks.add(outcome.ticks());
                takeovers.add(Math.max(0, outcome.owners() - 1));
                handovers.add(outcome.handovers());
                keyframes.add(Math.max(0, outcome.keyframes() - Cluster.CLIENTS));
                rewinds.add(outcome.rewinds());
                if (outcome.violation().isPresent()) {
                    violations.add(outcome);
                    ended.compareAndSet(false, violations.size() >= enough);
                }
                done.accept(played.sum());
            }
        };
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = Thread.ofPlatform()
                    .name("world-" + i)
                    .uncaughtExceptionHandler((_, failure) -> {
                        failures.add(failure);
                        ended.set(true);
                    })
                    .start(worker);
            workers.add(thread);
        }
        for (Thread each : workers) {
            each.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("a world could not be played", failures.peek());
        }
        return new Sum(
                played.sum(),
                ticks.sum(),
                takeovers.sum(),
                handovers.sum(),
                keyframes.sum(),
                rewinds.sum(),
                violations.stream()
                        .sorted(Comparator.comparingLong(Play.Outcome::seed))
                        .toList());
    }
}
