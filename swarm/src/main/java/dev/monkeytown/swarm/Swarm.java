package dev.monkeytown.swarm;

import dev.monkeytown.swarm.measure.Chronicle;
import dev.monkeytown.swarm.measure.Count;
import dev.monkeytown.swarm.measure.Second;
import dev.monkeytown.swarm.measure.Summary;
import dev.monkeytown.swarm.measure.Tally;
import dev.monkeytown.swarm.player.ClientView;
import dev.monkeytown.swarm.player.Crowd;
import dev.monkeytown.swarm.player.Habits;
import dev.monkeytown.swarm.player.Witness;
import dev.monkeytown.swarm.wire.Door;
import dev.monkeytown.swarm.wire.Sockets;
import dev.monkeytown.swarm.wire.Target;
import dev.monkeytown.swarm.wire.Visitor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A running swarm. First everybody comes (ramp), then all play for a while (warm-up), then it is measured. Ends by itself,
 * or earlier when it is told to. Thread-safe.
 */
public final class Swarm implements AutoCloseable {
    /** Cuts end that long before the measurement does, so that everybody is back. */
    private static final int QUIET_SECONDS = 5;

    /** How long after the ramp somebody who is missing is waited for. */
    private static final int PATIENCE_SECONDS = 30;

    private static final int MOST_NOTICES = 20;

    /** Hears what happens while it runs, on the swarm's own thread; must not block. */
    public interface Observer {

        void second(Second second);

        /** Something a person should know; each text once, and only the first few. */
        void notice(String text);
    }

    private final SwarmOptions options;
    private final Observer observer;
    private final Door door;
    private final Sockets sockets;
    private final Crowd crowd;
    private final Chronicle chronicle = new Chronicle();
    private final Mishaps mishaps;
    private final Set<String> notices = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Second newest;
    private volatile Map<Count, Long> totals = Map.of();
    private volatile @Nullable Summary summary;

    private Swarm(SwarmOptions options, Observer observer, Witness witness, Door door, Target.Stream stream) {
        this.options = options;
        this.observer = observer;
        this.door = door;
        this.sockets = new Sockets(stream.target(), options.threads());
        Habits habits = new Habits(
                options.dialect(),
                options.fixedInputs(),
                options.reconnectEvery().toMillis() / 1000.0,
                options.seed(),
                witness);
        this.crowd = new Crowd(
                new Crowd.Size(options.players(), options.watchers(), options.games()),
                habits,
                Mishap.stallShares(options.mishaps()),
                door,
                sockets,
                options.threads(),
                this::notice);
        this.mishaps = new Mishaps(options.mishaps(), crowd, chronicle);
    }

    /**
     * Sends the swarm in and returns at once.
     *
     * @throws IOException if nobody answers at the target
     */
    public static Swarm start(SwarmOptions options, Observer observer) throws IOException, InterruptedException {
        return start(options, observer, Witness.NOBODY);
    }

    /**
     * As {@link #start(SwarmOptions, Observer)}, before somebody who is told what each client sees.
     *
     * @throws IOException if nobody answers at the target
     */
    public static Swarm start(SwarmOptions options, Observer observer, Witness witness)
            throws IOException, InterruptedException {
        Door door = new Door(options.target());
        Visitor first = new Visitor(door, "Swarm");
        try {
            first.tokens();
        } catch (IOException unreachable) {
            door.close();
            throw unreachable;
        }
        Target.Stream stream = options.target().stream(first.streamUrl());
        Swarm swarm = new Swarm(options, observer, witness, door, stream);
        stream.notice().ifPresent(swarm::notice);
        Thread.ofPlatform().name("swarm-seconds").daemon().start(swarm::run);
        swarm.crowd.begin(options.ramp());
        return swarm;
    }

    /** The newest second, or null in the first. */
    public @Nullable Second now() {
        return newest;
    }

    /** What was counted since the very start, up to the newest second; what was not is missing. */
    public Map<Count, Long> totals() {
        return totals;
    }

    /** What every client sees at this moment. */
    public List<ClientView> views() throws InterruptedException {
        return crowd.views();
    }

    /** Cuts this share of all sockets, 0 to 1, at once, when the present second is over; they resume. */
    public void cut(double share) {
        mishaps.ask(new Mishap.Cut(share, 0));
    }

    /** Makes this share of all clients stop reading for a while, from the next second on in which none does. */
    public void stall(double share, Duration time) {
        mishaps.ask(new Mishap.Stall(share, 0, seconds(time)));
    }

    /** Ends it before its time. */
    public void stop() {
        stop.countDown();
    }

    /** What it showed; waits for its end. */
    public Summary await() throws InterruptedException {
        ended.await();
        return java.util.Objects.requireNonNull(summary);
    }

    /** Ends it and waits; an interrupt is kept and ends the waiting. */
    @Override
    public void close() {
        stop();
        try {
            ended.await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean interrupted = false;
        try {
            interrupted = watch();
        } catch (InterruptedException nobodyDoes) {
            interrupted = true;
        } finally {
            finish(interrupted);
        }
    }

    /** Returns whether it was told to stop before its time. */
    private boolean watch() throws InterruptedException {
        long startNanos = System.nanoTime();
        int length = seconds(options.length());
        int beginsAfter = Integer.MAX_VALUE;
        for (int passed = 1; passed <= beginsAfter || passed - beginsAfter <= length; passed++) {
            long dueNanos = startNanos + TimeUnit.SECONDS.toNanos(passed);
            if (stop.await(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return true;
            }
            Second second = count(passed, Math.max(0, passed - beginsAfter));
            observer.second(second);
            if (beginsAfter == Integer.MAX_VALUE && everybodyPlays(second)) {
                beginsAfter = passed + seconds(options.warmUp());
            }
            mishaps.afterSecond(second.at(), passed >= beginsAfter);
            crowd.restless(passed >= beginsAfter && second.at() < length - QUIET_SECONDS);
        }
        return false;
    }

    private Second count(int passed, int at) throws InterruptedException {
        Tally tally = new Tally();
        Chronicle.Headcount heads = crowd.handOver(tally);
        Second second = chronicle.add(passed, at, tally, heads, System.nanoTime());
        totals = chronicle.totals();
        newest = second;
        return second;
    }

    /** Those who are not there long after the ramp are not waited for. */
    private boolean everybodyPlays(Second second) {
        int ramp = seconds(options.ramp());
        boolean all = second.playing() >= options.players() + options.watchers();
        return second.passed() >= ramp && all || second.passed() >= ramp + PATIENCE_SECONDS;
    }

    private static int seconds(Duration duration) {
        return (int) Math.ceilDiv(duration.toMillis(), 1000L);
    }

    private void finish(boolean interrupted) {
        summary = chronicle.summary(
                options.title(),
                options.players(),
                options.watchers(),
                door.sentAway(),
                interrupted,
                mishaps.outcomes(),
                List.copyOf(notices));
        crowd.close();
        sockets.close();
        door.close();
        ended.countDown();
    }

    private void notice(String text) {
        if (notices.size() < MOST_NOTICES && notices.add(text)) {
            observer.notice(text);
        }
    }

    /** @param seconds what to do with each second; notices are dropped */
    public static Observer observing(Consumer<Second> seconds) {
        return new Observer() {
            @Override
            public void second(Second second) {
                seconds.accept(second);
            }

            @Override
            public void notice(String text) {}
        };
    }
}
