package dev.monkeytown.chaos.injury;

import dev.monkeytown.quickstart.StartRefused;
import dev.monkeytown.quickstart.process.Supervised;
import java.io.IOException;
import java.time.Duration;

/** PostgreSQL is stopped, is away for a while, and comes back with what it had. */
record DatabaseAway(Supervised process, Duration away) implements Injury {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public String what() {
        return "PostgreSQL away for " + away.toSeconds() + " s";
    }

    @Override
    public void strike() throws IOException, StartRefused, InterruptedException {
        process.stop(PATIENCE);
        Thread.sleep(away);
        process.startNow();
    }

    @Override
    public void heal() throws IOException, StartRefused {
        process.startNow();
    }
}
