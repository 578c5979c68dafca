package dev.monkeytown.quickstart.cluster;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a service again and again whether it can serve. */
record Readiness(URI question) {
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);
    private static final int ANSWER_MILLIS = 2000;
    private static final int OK = 200;

    /**
     * Returns when the answer is yes; blocks until then.
     *
     * @param ended completes if the process ends, which ends the waiting
     * @return whether it got ready before it ended and before patience was over
     */
    boolean await(CompletableFuture<String> ended, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isReady()) {
            if (ended.isDone() || System.nanoTime() > deadline) {
                return false;
            }
            pause(ended);
        }
        return true;
    }

    private static void pause(CompletableFuture<String> ended) throws InterruptedException {
        try {
            ended.get(BETWEEN_QUESTIONS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            // Still running: time for the next question.
            return;
        }
    }

    private boolean isReady() {
        try {
            HttpURLConnection connection = (HttpURLConnection) question.toURL().openConnection(java.net.Proxy.NO_PROXY);
            connection.setConnectTimeout(ANSWER_MILLIS);
            connection.setReadTimeout(ANSWER_MILLIS);
            try {
                return connection.getResponseCode() == OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException _) {
            return false;
        }
    }
}
