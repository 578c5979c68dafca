package dev.monkeytown.chaos.arena;

import dev.monkeytown.chaos.witness.Answers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Visitors who ask the front for pages and answers, some times a second, until closed: every other time over a new
 * connection, else over one that they have. Thread-safe; each path has a thread of its own.
 */
public final class Visits implements AutoCloseable {
    private static final List<String> PATHS = List.of("/", "/play", "/favicon.svg", "/api/games", "/api/ladder");
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(150);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int FIRST_REFUSAL = 400;
    private static final int MOST_EXAMPLES = 5;

    private final URI front;
    private final List<Thread> visitors = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<String> examples = new ArrayList<>();
    private int asked;
    private int serverErrors;
    private int unanswered;

    private Visits(URI front) {
        this.front = front;
    }

    /** From now on. */
    public static Visits to(URI front) {
        Visits visits = new Visits(front);
        for (String path : PATHS) {
            visits.visitors.add(Thread.ofVirtual().name("visitor").start(() -> visits.visit(path)));
        }
        return visits;
    }

    /** Until now. */
    public synchronized Answers answers() {
        return new Answers(asked, serverErrors, unanswered, examples);
    }

    /** Ends the visits and waits for the last answers. */
    @Override
    public void close() {
        over.set(true);
        try {
            for (Thread visitor : visitors) {
                visitor.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void visit(String path) {
        try {
            for (int number = 0; !over.get(); number++) {
                boolean newcomer = number % 2 == 0;
                try {
                    answered(path, ask(path, newcomer));
                } catch (IOException nothing) {
                    unanswered(path, newcomer, nothing);
                }
                Thread.sleep(BETWEEN_REQUESTS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int ask(String path, boolean newcomer) throws IOException {
        HttpURLConnection request =
                (HttpURLConnection) front.resolve(path).toURL().openConnection(Proxy.NO_PROXY);
        request.setConnectTimeout((int) PATIENCE.toMillis());
        request.setReadTimeout((int) PATIENCE.toMillis());
        if (newcomer) {
            request.setRequestProperty("Connection", "close");
        }
        int status = request.getResponseCode();
        try (InputStream body = status >= FIRST_REFUSAL ? request.getErrorStream() : request.getInputStream()) {
            if (body != null) {
                body.transferTo(OutputStream.nullOutputStream());
            }
        }
        return status;
    }

    private synchronized void answered(String path, int status) {
        asked++;
        if (status >= FIRST_SERVER_ERROR) {
            serverErrors++;
            example("GET " + path + " was answered " + status);
        }
    }

    private synchronized void unanswered(String path, boolean newcomer, IOException why) {
        asked++;
        unanswered++;
        example("GET " + path + (newcomer ? " over a new connection" : "") + " was not answered: " + why);
    }

    private void example(String words) {
        if (examples.size() < MOST_EXAMPLES) {
            examples.add(words);
        }
    }
}
