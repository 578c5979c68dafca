package dev.monkeytown.quickstart.cli;

import java.util.concurrent.CountDownLatch;

/**
 * The way out on Ctrl-C, TERM or a closed terminal: the JVM's shutdown interrupts the thread that runs the cluster, that
 * thread stops it in good order and closes this, and only then the JVM ends, with exit code 0.
 */
final class Goodbye implements AutoCloseable {
    private final Thread runner = Thread.currentThread();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Progress progress;
    private final Thread hook = new Thread(this::onShutdown, "goodbye");
    private volatile boolean signalled;

    private Goodbye(Progress progress) {
        this.progress = progress;
    }

    static Goodbye onSignal(Progress progress) {
        Goodbye goodbye = new Goodbye(progress);
        Runtime.getRuntime().addShutdownHook(goodbye.hook);
        return goodbye;
    }

    /** Blocks until a signal comes, and then throws. */
    void await() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    @Override
    public void close() {
        if (signalled) {
            stopped.countDown();
        } else {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private void onShutdown() {
        signalled = true;
        progress.stopping();
        runner.interrupt();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        progress.stopped();
        Runtime.getRuntime().halt(0);
    }
}
