package dev.monkeytown.chaos.injury;

import dev.monkeytown.quickstart.StartRefused;
import dev.monkeytown.quickstart.process.Supervised;
import java.io.IOException;
import java.util.Optional;

/** A service is killed, as by {@code kill -9}; it is started again when all has been seen. */
record Kill(Supervised process) implements Injury {

    @Override
    public String what() {
        return process.name() + " killed";
    }

    @Override
    public Optional<String> server() {
        return Optional.of(process.name());
    }

    @Override
    public void strike() throws InterruptedException {
        process.halt();
    }

    @Override
    public void heal() throws IOException, StartRefused {
        process.startNow();
    }
}
