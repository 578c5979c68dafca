package dev.monkeytown.systemtests.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with a browser's cookies, over HTTP only. Used by one thread. */
public final class Guest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /**
     * Who somebody is, and the tokens that prove it to the other services.
     *
     * @param streamUrl the stream's own address; null if it is where the pages are
     */
    public record Tokens(
            String playerId,
            String name,
            String socketToken,
            String apiToken,
            @Nullable String streamUrl) {}

    /** Where somebody plays. */
    public record Place(String gameId, int seat, String sessionId) {}

    /** Somebody with a place. */
    public record Seated(Guest guest, Place place) {}

    private final URI town;
    private final String name;
    private final Consumer<String> games;
    private final Map<String, String> cookies = new HashMap<>();

    /** @param games is told every game that this guest gets a place in */
    Guest(URI town, String name, Consumer<String> games) {
        this.town = town;
        this.name = name;
        this.games = games;
    }

    /** Somebody new at an address of which nothing else is known. */
    public static Guest visiting(URI address, String name) {
        return new Guest(address, name, _ -> {});
    }

    public URI town() {
        return town;
    }

    /** The same person, with the same cookies, in another or a restarted town. */
    public Guest movesTo(Town other) {
        return moved(other.address(), other::saw);
    }

    /** The same person coming through another front of the same town. */
    public Guest at(URI front) {
        return moved(front, games);
    }

    private Guest moved(URI address, Consumer<String> told) {
        Guest moved = new Guest(address, name, told);
        moved.cookies.putAll(cookies);
        return moved;
    }

    /** Fresh tokens; makes this somebody a guest first if need be. */
    public Tokens tokens() {
        if (!cookies.containsKey("XSRF-TOKEN")) {
            assertThat(get("/").statusCode()).as("the home page").isEqualTo(200);
        }
        HttpResponse<String> answer = send(HttpRequest.newBuilder(town.resolve("/identity/tokens"))
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""))
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("name", name)))));
        return JSON.readValue(expect(200, answer), Tokens.class);
    }

    /** A place in any game. */
    public Place play() {
        HttpResponse<String> answer = post("/api/play", "{\"mode\":\"banana-brawl\"}", tokens().apiToken());
        return place(expect(200, answer));
    }

    /** A place in this game. */
    public Place join(String gameId) {
        return place(expect(200, wantsToJoin(gameId)));
    }

    public HttpResponse<String> wantsToJoin(String gameId) {
        return post("/api/games/" + gameId + "/join", "{}", tokens().apiToken());
    }

    public HttpResponse<String> post(String path, String body, String apiToken) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(town + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return send(apiToken.isEmpty() ? request : request.header("Authorization", "Bearer " + apiToken));
    }

    /** Sends a form of one of our pages. */
    public HttpResponse<String> submit(String path, String form) {
        return send(HttpRequest.newBuilder(town.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""))
                .POST(BodyPublishers.ofString(form)));
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(town + path)));
    }

    /** The JSON at an address that must exist. */
    public JsonNode read(String path) {
        return JSON.readTree(expect(200, get(path)));
    }

    public byte[] download(String path) {
        HttpResponse<byte[]> answer =
                exchange(HttpRequest.newBuilder(URI.create(town + path)), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private Place place(String body) {
        JsonNode place = JSON.readTree(body);
        String gameId = place.path("gameId").asString();
        games.accept(gameId);
        return new Place(
                gameId, place.path("seat").asInt(), place.path("sessionId").asString());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return exchange(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            if (!cookies.isEmpty()) {
                request.header("Cookie", cookieHeader());
            }
            HttpResponse<T> answer = HTTP.send(request.timeout(PATIENCE).build(), body);
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keep(String setCookie) {
        String[] nameAndValue = setCookie.split(";", 2)[0].split("=", 2);
        cookies.put(nameAndValue[0].strip(), nameAndValue[1].strip());
    }

    private static String expect(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode())
                .as("%s: %s", answer.request().uri(), answer.body())
                .isEqualTo(status);
        return answer.body();
    }
}
