package dev.monkeytown.tournament.match;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many games of one match-up, each with a seed of its own. What comes out depends on the arguments alone, not on how
 * many threads played it.
 *
 * @param games how many
 * @param seed of all of them together
 * @param threads that play, 1 or more
 */
public record Tournament(Match match, int games, long seed, int threads) {

    /** Hears from the playing threads, one at a time, how many games are done. */
    public interface Progress {

        void played(int games);
    }

    /**
     * Plays them all.
     *
     * @return the results in the order of the schedule
     */
    public List<Result> play(Progress progress) throws InterruptedException {
        Schedule schedule = Schedule.of(match.sides().size());
        AtomicInteger played = new AtomicInteger();
        try (ExecutorService players = Executors.newFixedThreadPool(threads)) {
            List<Future<Result>> running = new ArrayList<>();
            for (int number = 0; number < games; number++) {
                List<Chair> chairs = schedule.game(number);
                int gameSeed = seedOf(number);
                running.add(players.submit(() -> {
                    Result result = match.play(chairs, gameSeed);
                    synchronized (progress) {
                        progress.played(played.incrementAndGet());
                    }
                    return result;
                }));
            }
            try {
                List<Result> results = new ArrayList<>();
                for (Future<Result> each : running) {
                    results.add(each.get());
                }
                return results;
            } catch (ExecutionException broken) {
                throw new IllegalStateException("a game of the tournament broke", broken.getCause());
            } finally {
                players.shutdownNow();
            }
        }
    }

    /** The 64-bit finaliser of MurmurHash3 over seed and number, so that neighbouring seeds share no games. */
    private int seedOf(int number) {
        long mixed = seed * 0x9E3779B97F4A7C15L + number;
        mixed = (mixed ^ mixed >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return (int) (mixed ^ mixed >>> 33);
    }
}
