package dev.monkeytown.quickstart.cluster;

import dev.monkeytown.quickstart.data.DataFolder;
import dev.monkeytown.quickstart.process.Backoff;
import dev.monkeytown.quickstart.process.Guardian;
import dev.monkeytown.quickstart.process.LogFile;
import dev.monkeytown.quickstart.process.Supervised;
import dev.monkeytown.quickstart.process.SupervisionListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;

/** How the processes of one cluster are watched: with the same patience, on the same threads. */
record Supervision(Backoff backoff, ScheduledExecutorService scheduler, SupervisionListener listener) {

    Supervised of(String name, int port, Path log, Supervised.Starter starter, Supervised.Ender ender) {
        return new Supervised(name, port, log, starter, ender, backoff, scheduler, listener);
    }

    /** A service ends in good order on TERM. */
    Service of(ServiceSpec spec, DataFolder folder, Guardian guardian) {
        Path log = folder.logs().resolve(spec.name() + ".log");
        try {
            new LogFile(log).rotate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Supervised.Starter starter = () -> Service.launch(spec, guardian, folder.root(), log);
        return new Service(spec, of(spec.name(), spec.port(), log, starter, ProcessHandle::destroy));
    }
}
