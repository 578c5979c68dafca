package dev.monkeytown.quickstart.cluster;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be undone, in the opposite order of its doing; each thing once, whoever asks. Safe for any thread. */
final class Teardown implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Teardown.class.getName());

    private final Deque<AutoCloseable> steps = new ArrayDeque<>();

    synchronized void later(AutoCloseable step) {
        steps.push(step);
    }

    /** Undoes everything; a step that fails is logged, since the ones after it matter no less. */
    @Override
    public synchronized void close() {
        while (!steps.isEmpty()) {
            try {
                steps.pop().close();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.WARNING, "a part of the cluster did not stop in good order", e);
            }
        }
    }
}
