package dev.monkeytown.swarm.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The way out on Ctrl-C: the run is told to stop, its report is written, and only then the JVM ends. */
final class Goodbye implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch reported = new CountDownLatch(1);
    private final Runnable stop;
    private final Thread hook = new Thread(this::onShutdown, "goodbye");
    private volatile boolean signalled;
    private volatile int exitCode = 1;

    private Goodbye(Runnable stop) {
        this.stop = stop;
    }

    static Goodbye onSignal(Runnable stop) {
        Goodbye goodbye = new Goodbye(stop);
        Runtime.getRuntime().addShutdownHook(goodbye.hook);
        return goodbye;
    }

    /** What the process is to end with when a signal ends it. */
    void exitCode(int code) {
        exitCode = code;
    }

    @Override
    public void close() {
        if (signalled) {
            reported.countDown();
        } else {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private void onShutdown() {
        signalled = true;
        stop.run();
        try {
            boolean inTime = reported.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Runtime.getRuntime().halt(inTime ? exitCode : 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
