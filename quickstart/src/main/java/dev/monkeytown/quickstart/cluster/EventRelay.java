package dev.monkeytown.quickstart.cluster;

import dev.monkeytown.quickstart.process.SupervisionListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Turns what supervision tells into events of the cluster. Silent until {@link #open}: during the start a dead child is
 * the start's own affair.
 */
final class EventRelay implements SupervisionListener {
    private final Consumer<ClusterEvent> events;
    private volatile boolean open;

    EventRelay(Consumer<ClusterEvent> events) {
        this.events = events;
    }

    void open() {
        open = true;
    }

    @Override
    public void died(String name, String how, Duration nextTry) {
        tell(new ClusterEvent.Died(name, how, nextTry));
    }

    @Override
    public void keepsDying(String name, int deaths, String how, Duration everyPause, Path log) {
        tell(new ClusterEvent.KeepsDying(name, deaths, how, everyPause, log));
    }

    @Override
    public void startedAgain(String name, long pid) {
        tell(new ClusterEvent.StartedAgain(name, pid));
    }

    @Override
    public void hadToBeKilled(String name, Duration patience) {
        tell(new ClusterEvent.HadToBeKilled(name, patience));
    }

    private void tell(ClusterEvent event) {
        if (open) {
            events.accept(event);
        }
    }
}
