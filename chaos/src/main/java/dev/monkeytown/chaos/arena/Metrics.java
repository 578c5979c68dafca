package dev.monkeytown.chaos.arena;

import dev.monkeytown.quickstart.process.Supervised;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What a service tells Prometheus, at one moment.
 *
 * @param text one sample a line
 */
record Metrics(String text) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Asks it; blocks. */
    static Metrics of(Supervised service) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + service.port() + "/actuator/prometheus");
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return new Metrics(http.send(request, BodyHandlers.ofString()).body());
        }
    }

    /** The lines of a metric. */
    Stream<String> lines(String name) {
        return text.lines().filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "));
    }

    /** The sum of a metric's samples; 0 if there is none. */
    double sum(String name) {
        return lines(name).mapToDouble(Metrics::value).sum();
    }

    /** The number at the end of a line. */
    static double value(String line) {
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }
}
