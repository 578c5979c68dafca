package dev.monkeytown.quickstart.cluster;

import dev.monkeytown.quickstart.StartRefused;
import dev.monkeytown.quickstart.process.Guardian;
import dev.monkeytown.quickstart.process.LogFile;
import dev.monkeytown.quickstart.process.Running;
import dev.monkeytown.quickstart.process.ShieldedCommand;
import dev.monkeytown.quickstart.process.Supervised;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A service of this cluster: what it is and the process that it is. */
record Service(ServiceSpec spec, Supervised process) {
    private static final int TAIL_LINES = 20;

    static Running launch(ServiceSpec spec, Guardian guardian, Path directory, Path log) throws IOException {
        return Running.child(new ShieldedCommand(spec.command(), spec.environment(), directory, log).start(guardian));
    }

    /** Does not wait until it can serve; it is kept alive from here on. */
    void begin() throws StartRefused {
        try {
            var _ = process.start();
        } catch (IOException e) {
            throw new StartRefused(spec.name() + " did not start: " + e.getMessage(), e);
        }
    }

    /** Blocks until the service can serve. */
    void startUp(Duration patience) throws IOException, StartRefused, InterruptedException {
        Running running = process.start();
        if (!new Readiness(spec.readiness()).await(running.ended(), patience)) {
            String what = running.ended().isDone()
                    ? " ended before it was ready (" + running.ended().join() + ")"
                    : " was not ready after " + patience.toSeconds() + " s";
            throw new StartRefused(
                    spec.name() + what + "; its log is " + process.log(), new LogFile(process.log()).tail(TAIL_LINES));
        }
    }
}
