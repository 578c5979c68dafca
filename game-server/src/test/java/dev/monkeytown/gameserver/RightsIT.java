package dev.monkeytown.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.RunningServer.Caller;
import dev.monkeytown.gameserver.RunningServer.Reply;
import dev.monkeytown.platform.rights.RightsTable;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every cell of the documented table that is a game-server's: who may is answered, everybody else is refused as it says. */
class RightsIT {

    private static final String SERVICE = "game-server";

    /** What a request needs to be understood. */
    private static final Map<String, String> BODIES = Map.of(
            "POST /api/play", "{\"mode\":\"banana-brawl\"}",
            "POST /api/games/{id}/reports", "{\"playerId\":\"9c1f0d3e-3f5d-4c51-9f3f-0e8f5d0a7b22\",\"said\":\"rude\"}",
            "POST /internal/accounts", "{\"issuer\":\"https://id.example\",\"subject\":\"rita\"}");

    private static RunningServer server;
    private static String game;

    @BeforeAll
    static void start() {
        server = RunningServer.with();
        game = server.play(Caller.named("Rita")).json().get("gameId").stringValue();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Map<String, String>> rows() {
        return RightsTable.ofAddresses().of(SERVICE).stream();
    }

    @Test
    void answersAndRefusesAsDocumented() {
        rows().forEach(row -> Stream.of("nobody", "guest", "account", "operator", "other service")
                .forEach(role -> check(row.getOrDefault("address", ""), role, row.getOrDefault(role, ""))));
    }

    @Test
    void documentsEveryAddressItHas() {
        List<String> addresses = server.beans(RequestMappingInfoHandlerMapping.class)
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(RightsIT::addresses)
                .filter(address -> !address.endsWith("/error"))
                .toList();

        assertThat(addresses)
                .hasSizeGreaterThan(10)
                .allMatch(address ->
                        RightsTable.ofAddresses().row(SERVICE, address).isPresent());
    }

    @Test
    void tellsBrowsersThatItsAnswersAreData() {
        for (String path : List.of("/api/games", "/api/no-such", "/api/games/x/log")) {
            HttpHeaders headers = server.get(path).raw().headers();
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'");
        }
        HttpRequest.Builder own = HttpRequest.newBuilder(server.uri("/internal/players/me"))
                .header("Authorization", "Bearer " + server.token(Caller.named("Rita"), "game-server/accounts"));
        assertThat(server.send(own).raw().headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    private static Stream<String> addresses(RequestMappingInfo mapping) {
        List<String> methods = mapping.getMethodsCondition().getMethods().isEmpty()
                ? List.of("GET")
                : mapping.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .toList();
        return mapping.getPatternValues().stream()
                .flatMap(path -> methods.stream().map(method -> method + " " + path));
    }

    private static void check(String address, String role, String expected) {
        String[] parts = address.split(" ", 2);
        String path = parts[1].replace("/api/agents/{id}", "/api/agents/gus")
                .replace("{id}", game)
                .replace("{seat}", "0");
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path))
                .header("Content-Type", "application/json")
                .method(parts[0], BodyPublishers.ofString(BODIES.getOrDefault(address, "")));
        token(role).ifPresent(token -> request.header("Authorization", "Bearer " + token));
        Reply reply = server.send(request);
        String code = reply.json().path("code").stringValue("");
        if (expected.equals(RightsTable.YES)) {
            assertThat(reply.status()).as("%s as %s: %s", address, role, code).isNotIn(401, 403, 405, 429, 500);
            assertThat(code).as("%s as %s", address, role).isNotEqualTo("not_found");
        } else {
            assertThat(reply.status()).as("%s as %s: %s", address, role, code).isEqualTo(Integer.parseInt(expected));
            assertThat(code).isEqualTo(reply.status() == 401 ? "unauthorized" : "forbidden");
        }
    }

    private static Optional<String> token(String role) {
        Caller rita = Caller.named("Rita");
        return switch (role) {
            case "guest" -> Optional.of(server.token(rita));
            case "account" -> Optional.of(server.accountToken(rita));
            case "operator" -> Optional.of(RunningServer.OPERATOR_TOKEN);
            case "other service" -> Optional.of(server.token(rita, "game-server/accounts"));
            default -> Optional.empty();
        };
    }
}
