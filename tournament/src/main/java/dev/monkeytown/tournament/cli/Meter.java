package dev.monkeytown.tournament.cli;

import dev.monkeytown.tournament.match.Tournament;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

/** Tells every few seconds how far a tournament is. Called by one thread at a time. */
final class Meter implements Tournament.Progress {

    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final double MILLIS = 1_000;

    private final PrintWriter out;
    private final InstantSource clock;
    private final int games;
    private final long startedMs;
    private long toldMs;

    Meter(PrintWriter out, InstantSource clock, int games) {
        this.out = out;
        this.clock = clock;
        this.games = games;
        startedMs = clock.millis();
        toldMs = startedMs;
    }

    @Override
    public void played(int done) {
        long now = clock.millis();
        if (now - toldMs < SILENCE.toMillis() && done < games) {
            return;
        }
        toldMs = now;
        double seconds = Math.max(1, now - startedMs) / MILLIS;
        double left = seconds / done * (games - done);
        out.println(String.format(
                Locale.ROOT, "%d of %d games, %.1f a second, %.0f s left", done, games, done / seconds, left));
        out.flush();
    }
}
