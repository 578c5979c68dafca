package dev.monkeytown.bench.stream;

import dev.monkeytown.bench.CannotMeasure;
import dev.monkeytown.bench.process.Lab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One run of a load with one contender: opens the sockets, lets it warm up, measures for a while.
 *
 * @param sink the receiver's program
 * @param warmUp between the last socket's opening and the window
 * @param window of measuring
 */
public record Trial(Lab lab, Path sink, Duration warmUp, Duration window) {
    /** Within which all sockets must be open. */
    public static final int CONNECT_SECONDS = 60;

    private static final Duration LEAD = Duration.ofMillis(500);
    private static final int AIR_SECONDS = 10;

    /** How long a tape must be for a trial with these times. */
    public static int tapeSeconds(Duration warmUp, Duration window) {
        return (int) (CONNECT_SECONDS + warmUp.toSeconds() + window.toSeconds() + AIR_SECONDS);
    }

    public Measurement run(Contender contender, Load load) {
        try (Contender.Engagement engagement = contender.engage(load);
                Sink receiver = connect(engagement, load, 0)) {
            // Half a second at least: the receiver counts nothing before it has been told of the window.
            long from = System.nanoTime() + Math.max(warmUp.toNanos(), LEAD.toNanos());
            long to = from + window.toNanos();
            receiver.measure("main", from, to);
            sleepUntil(from);
            Costs before = Costs.soFar(engagement.pid(), engagement.redisPid());
            sleepUntil(to);
            Costs costs = Costs.soFar(engagement.pid(), engagement.redisPid()).since(before);
            return new Measurement(contender.name(), receiver.window(Duration.ZERO), costs);
        }
    }

    /**
     * Begins to play and opens all sockets.
     *
     * @param stalling so many of them, one a game as far as that goes, will stop reading when told
     */
    Sink connect(Contender.Engagement engagement, Load load, int stalling) {
        Sink receiver = Sink.start(lab, sink, engagement.port(), engagement.dialect());
        boolean complete = false;
        try {
            Schedule schedule = new Schedule(System.nanoTime() + LEAD.toNanos(), load.games());
            engagement.play(schedule);
            inOrder(load, (game, seat) -> {
                boolean stalls = seat * load.games() + game < stalling;
                receiver.socket(schedule.dueNanos(game), stalls, engagement.token(game, seat), engagement.join(game));
            });
            receiver.connect();
            complete = true;
            return receiver;
        } finally {
            if (!complete) {
                receiver.close();
            }
        }
    }

    /** Every socket in the order in which they are opened. */
    static void inOrder(Load load, Place what) {
        for (int seat = 0; seat < Load.SEATS; seat++) {
            for (int game = 0; game < load.games(); game++) {
                what.at(game, seat);
            }
        }
    }

    /** Does something for a seat of a game. */
    interface Place {

        void at(int game, int seat);
    }

    /** @param nanos of {@link System#nanoTime} */
    public static void sleepUntil(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(Math.max(0, nanos - System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("interrupted", e);
        }
    }
}
