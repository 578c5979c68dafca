package dev.monkeytown.chaos.injury;

import dev.monkeytown.quickstart.process.Supervised;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A service stands still for a while and then goes on as if nothing had been, as after a pause of its machine. */
record Stop(Supervised process, Duration length) implements Injury {

    @Override
    public String what() {
        return process.name() + " stopped for " + length.toMillis() + " ms";
    }

    @Override
    public Optional<String> server() {
        return Optional.of(process.name());
    }

    @Override
    public void strike() throws IOException, InterruptedException {
        process.signal("STOP");
        Thread.sleep(length);
        process.signal("CONT");
    }

    @Override
    public void heal() throws IOException, InterruptedException {
        process.signal("CONT");
    }
}
