package dev.monkeytown.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.quickstart.cluster.ServiceRole;
import dev.monkeytown.systemtests.frames.FramesPlayer;
import dev.monkeytown.systemtests.frames.Wire;
import dev.monkeytown.systemtests.town.Guest;
import dev.monkeytown.systemtests.town.Town;
import dev.monkeytown.systemtests.town.TownPlan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Who comes in from outside meets what is documented, and who is ended is ended everywhere. */
@Order(5)
class RightsIT {
    private static final Path DOCUMENT = Path.of("..", "docs", "SECURITY.md");
    private static final int UNAUTHORIZED = 401;
    private static final int SOCKET_UNAUTHORIZED = 4401;

    @Test
    void answersFromOutsideOnlyWhatIsDocumented(Town town) throws IOException {
        String game = town.guest("Rita Rights").play().gameId();
        HttpClient http = HttpClient.newHttpClient();
        List<String> rows = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.matches("\\| (every service|web-gateway|game-server|event-stream) \\|.*"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(40);
        for (String row : rows) {
            String[] cells = row.split("\\|");
            String[] address = cells[2].replace("`", "").strip().split(" ");
            String path = address[1]
                    .replace("/api/agents/{id}", "/api/agents/gus")
                    .replaceAll("\\{(id|gameId)}", game)
                    .replace("{seat}", "0")
                    .replace("/assets/*", "/")
                    .replace("/portraits/*", "/portraits/gus.svg");
            if (path.contains("{issuer}")) {
                continue; // Nobody can sign in here; the town of the sign-in has an issuer.
            }
            int status = status(
                    http,
                    HttpRequest.newBuilder(URI.create(town.address() + path))
                            .method(address[0], BodyPublishers.noBody()));
            if (cells[8].strip().equals("404")) {
                assertThat(status).as(cells[2]).isEqualTo(404);
            } else if (!path.endsWith("/log") && !path.equals("/sign-in")) {
                assertThat(status).as(cells[2]).isNotIn(404, 500, 502, 503);
            }
        }
    }

    @Test
    void endsABannedPlayerEverywhere(Town town) throws Exception {
        Guest cheat = town.guest("Bertie Banned");
        Guest.Tokens tokens = cheat.tokens();
        try (FramesPlayer player = FramesPlayer.sitDown(cheat, cheat.play().gameId())) {
            player.awaitFrames(10);

            assertThat(ban("PUT", town, tokens.playerId())).isEqualTo(204);

            assertThat(player.wire().awaitClose()).isEqualTo(SOCKET_UNAUTHORIZED);
        }
        assertThat(cheat.post("/api/play", "{\"mode\":\"banana-brawl\"}", tokens.apiToken())
                        .statusCode())
                .isEqualTo(UNAUTHORIZED);
        assertThat(Wire.refusal(town.address(), FramesPlayer.DIALECT, "bearer." + tokens.socketToken()))
                .hasValue(UNAUTHORIZED);
        assertThat(cheat.tokens().playerId()).as("a new guest").isNotEqualTo(tokens.playerId());
        assertThat(ban("DELETE", town, tokens.playerId())).isEqualTo(204);
    }

    @Test
    void forgetsWhoeverWantsToBeForgotten(Town town) {
        Guest paula = town.guest("Paula Privacy");
        String before = paula.tokens().playerId();
        try (FramesPlayer player = FramesPlayer.sitDown(paula, paula.play().gameId())) {
            player.awaitFrames(10);
            assertThat(paula.get("/account").body()).contains("Paula Privacy");
            assertThat(paula.read("/account/data").path("playerId").asString()).isEqualTo(before);

            HttpResponse<String> gone = paula.submit("/account/delete", "sure=true");

            assertThat(gone.statusCode()).isEqualTo(302);
            assertThat(player.wire().awaitClose()).isEqualTo(SOCKET_UNAUTHORIZED);
        }
        assertThat(paula.get("/account").statusCode()).isEqualTo(UNAUTHORIZED);
        assertThat(paula.tokens().playerId()).isNotEqualTo(before);
    }

    private static int ban(String method, Town town, String player) throws IOException {
        int port = town.cluster().process(ServiceRole.GAME_SERVER.instance(1)).port();
        return status(
                HttpClient.newHttpClient(),
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/internal/players/" + player + "/ban"))
                        .header("Authorization", "Bearer " + TownPlan.OPERATOR_TOKEN)
                        .method(method, BodyPublishers.noBody()));
    }

    private static int status(HttpClient http, HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
