package dev.monkeytown.swarm.wire;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One guest with a browser's cookies. Used by one thread at a time; every call blocks. */
public final class Visitor {

    /** Who it is, and what proves it: a minute for the socket, five for the rest. */
    public record Tokens(String playerId, String socketToken, String apiToken) {}

    /** A seat in a game. */
    public record Place(String gameId, int seat) {}

    private static final String CSRF = "XSRF-TOKEN";

    private final Door door;
    private final String body;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private Optional<String> streamUrl = Optional.empty();

    public Visitor(Door door, String name) {
        this.door = door;
        this.body = Door.JSON.writeValueAsString(Map.of("name", name));
    }

    /** Fresh tokens; opens the home page first where that was not done yet. */
    public Tokens tokens() throws IOException, InterruptedException {
        if (!cookies.containsKey(CSRF)) {
            openHomePage();
        }
        HttpResponse<String> answer = exchange(door.request("/identity/tokens")
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", cookies.getOrDefault(CSRF, ""))
                .POST(BodyPublishers.ofString(body)));
        JsonNode tokens = json(answer);
        streamUrl = Optional.ofNullable(tokens.path("streamUrl").stringValue(null));
        return new Tokens(text(tokens, "playerId"), text(tokens, "socketToken"), text(tokens, "apiToken"));
    }

    /** Where the platform's stream is, as told with the newest tokens; empty if it has no address of its own. */
    public Optional<String> streamUrl() {
        return streamUrl;
    }

    /** Gets the cookies. */
    public void openHomePage() throws IOException, InterruptedException {
        exchange(door.request("/"));
    }

    /** A seat in whatever game the matchmaker chooses. */
    public Place play(String apiToken) throws IOException, InterruptedException {
        HttpResponse<String> answer = door.expectOk(door.request("/api/play")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + apiToken)
                .POST(BodyPublishers.ofString("{\"mode\":\"banana-brawl\"}")));
        JsonNode place = json(answer);
        return new Place(text(place, "gameId"), place.path("seat").asInt());
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        HttpResponse<String> answer = door.expectOk(request);
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keep(String setCookie) {
        String[] nameAndValue = setCookie.split(";", 2)[0].split("=", 2);
        cookies.put(nameAndValue[0].strip(), nameAndValue.length > 1 ? nameAndValue[1].strip() : "");
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        try {
            return Door.JSON.readTree(answer.body());
        } catch (JacksonException notJson) {
            throw new IOException("the platform's answer to " + answer.uri().getPath() + " is no JSON", notJson);
        }
    }

    private static String text(JsonNode node, String field) throws IOException {
        JsonNode value = node.path(field);
        if (!value.isString()) {
            throw new IOException("the platform's answer lacks '" + field + "'");
        }
        return value.stringValue();
    }
}
