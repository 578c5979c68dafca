package dev.monkeytown.swarm.wire;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * HTTP to the target and nowhere else: no proxy, no redirects, a bounded number of requests at once. "Come back later"
 * (503, 429) is honoured a bounded number of times and counted. Thread-safe; every call blocks its (virtual) thread.
 */
public final class Door implements AutoCloseable {
    private static final int MOST_AT_ONCE = 16;
    private static final int MOST_RETURNS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int UNAVAILABLE = 503;
    private static final int TOO_MANY = 429;

    static final JsonMapper JSON = new JsonMapper();

    /** The platform answered, but not what it should have. */
    public static final class UnexpectedAnswer extends IOException {
        private static final long serialVersionUID = 1;

        UnexpectedAnswer(HttpRequest request, int status, String body) {
            super(request.method() + " " + request.uri().getPath() + " was answered with " + status
                    + (body.isBlank() ? "" : " " + body.lines().findFirst().orElse("")));
        }
    }

    private final Target target;
    private final Semaphore turnstile = new Semaphore(MOST_AT_ONCE);
    private final LongAdder sentAway = new LongAdder();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(PATIENCE)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    public Door(Target target) {
        this.target = target;
    }

    /** How often a 503 or 429 was answered so far. */
    public long sentAway() {
        return sentAway.sum();
    }

    /** Seats of a game, as the list of running games tells; 0 while none runs. */
    public int seatsOfAGame() throws IOException, InterruptedException {
        JsonNode games = JSON.readTree(expectOk(HttpRequest.newBuilder(target.at("/api/games")))
                        .body())
                .path("games");
        return games.path(0).path("seats").asInt(0);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(target.at(path)).timeout(PATIENCE);
    }

    HttpResponse<String> expectOk(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> answer = send(request);
        for (int returns = 0; comeBackLater(answer) && returns < MOST_RETURNS; returns++) {
            sentAway.increment();
            Thread.sleep(pause(answer.headers().firstValue("Retry-After").orElse("")));
            answer = send(request);
        }
        if (answer.statusCode() != 200) {
            throw new UnexpectedAnswer(request, answer.statusCode(), answer.body());
        }
        return answer;
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        turnstile.acquire();
        try {
            return http.send(request, BodyHandlers.ofString());
        } finally {
            turnstile.release();
        }
    }

    private static boolean comeBackLater(HttpResponse<String> answer) {
        return answer.statusCode() == UNAVAILABLE || answer.statusCode() == TOO_MANY;
    }

    /** What the header {@code Retry-After} asks for, at least a second, at most {@link #LONGEST_PAUSE}. */
    static Duration pause(String retryAfter) {
        long seconds = retryAfter.matches("\\d{1,6}") ? Long.parseLong(retryAfter) : 1;
        return Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_PAUSE.toSeconds()));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
