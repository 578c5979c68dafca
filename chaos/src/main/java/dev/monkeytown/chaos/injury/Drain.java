package dev.monkeytown.chaos.injury;

import dev.monkeytown.quickstart.StartRefused;
import dev.monkeytown.quickstart.process.Supervised;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A service is asked to end, as at every new version; it is started again when all has been seen. */
record Drain(Supervised process) implements Injury {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Override
    public String what() {
        return process.name() + " asked to end";
    }

    @Override
    public Optional<String> server() {
        return Optional.of(process.name());
    }

    @Override
    public void strike() {
        process.stop(PATIENCE);
    }

    @Override
    public void heal() throws IOException, StartRefused {
        process.startNow();
    }
}
