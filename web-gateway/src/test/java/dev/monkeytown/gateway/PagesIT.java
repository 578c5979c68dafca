package dev.monkeytown.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a visitor sees, and what protects the pages. */
class PagesIT extends RunningGateway {
    @Test
    void rendersTheHomePageWithGamesLadderAndAFunName() throws Exception {
        HttpResponse<String> page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "Mia &lt;3",
                        "Greedy Gus",
                        "Otto",
                        "4321",
                        "<td>1432</td>",
                        "/assets/home-TEST0003.js",
                        "/assets/shared-TEST0002.css");
        assertThat(page.body()).containsPattern("value=\"\\p{L}+ \\p{L}+ \\d\\d\"");
    }

    @Test
    void stillRendersTheHomePageWhenNoGameServerAnswers() {
        GAME_SERVER.answer("/api/games", "");
        GAME_SERVER.answer("/api/ladder", "");
        await().until(() -> get("/").body().contains("The island is waking up"));

        GAME_SERVER.answer("/api/games", StandInGameServer.GAMES);
        GAME_SERVER.answer("/api/ladder", StandInGameServer.LADDER);
        await().until(() -> !get("/").body().contains("The island is waking up"));
    }

    @Test
    void saysThatItServesAndHowItDoesWithTheGameServers() throws Exception {
        for (String path : List.of("/health/live", "/livez")) {
            assertThat(json(get(path)).propertyNames()).containsExactly("status", "uptime");
        }
        for (String path : List.of("/health/ready", "/readyz")) {
            await().until(() -> get(path).statusCode() == 200);
            assertThat(get(path).body()).contains("\"status\":\"ready\"", "\"memory\"", "\"breaker:game-servers\"");
        }
    }

    @Test
    void showsTheAgentsAndTheFileThatWasRefused() throws Exception {
        assertThat(get("/agents").body())
                .contains(
                        "Brawler Bo",
                        "Came for the &lt;bananas&gt;.",
                        "Version 7",
                        "Weighs options",
                        "width=\"16\"",
                        "<td>31</td>",
                        "1234</td>",
                        "agents/gus.json",
                        "&#39;rage&#39; is no field of a behaviour",
                        "0123456789<",
                        "/assets/agents-TEST0007.css");
        assertThat(get("/portraits/bo.svg").statusCode()).isEqualTo(200);
    }

    @Test
    void showsAnAgentsPageWithoutAnyGameServer() {
        GAME_SERVER.answer("/api/agents", "");
        await().until(() -> get("/agents").body().contains("asleep in their trees"));

        GAME_SERVER.answer("/api/agents", StandInGameServer.AGENTS);
        await().until(() -> get("/agents").body().contains("Brawler Bo"));
    }

    @Test
    void neverLetsAPageBeCachedAndKeepsAssetsForAYear() throws Exception {
        assertThat(header(get("/"), "Cache-Control")).contains("no-store");
        assertThat(header(get("/play"), "Cache-Control")).contains("no-store");
        assertThat(header(get("/assets/home-TEST0003.js"), "Cache-Control"))
                .isEqualTo("max-age=31536000, public, immutable");
        assertThat(get("/favicon.svg").statusCode()).isEqualTo(200);
        assertThat(get("/robots.txt").body()).contains("User-agent");
        assertThat(header(get("/favicon.ico"), "Location")).endsWith("/favicon.svg");
    }

    @Test
    void compressesTextForThoseWhoTakeIt() throws Exception {
        assertThat(header(get("/assets/home-TEST0003.js", "Accept-Encoding", "gzip"), "Content-Encoding"))
                .isEqualTo("gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/play", "/assets/home-TEST0003.js", "/nowhere", "/health/live"})
    void sendsSecurityHeadersWithEveryAnswer(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(header(answer, "Content-Security-Policy"))
                .contains("default-src 'self'", "connect-src 'self';", "object-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
    }

    @Test
    void carriesNameAndGameToThePlayPage() throws Exception {
        String game = UUID.randomUUID().toString();

        assertThat(get("/play?name=%20Mia%20%20Moon").body()).contains("Mia Moon", "/assets/play-TEST0005.js");
        assertThat(get("/play/" + game).body()).contains(game);
        assertThat(get("/watch/" + game).body()).contains(game);
    }

    @Test
    void sendsABadNameBackToTheHomePageWhichSaysWhy() throws Exception {
        HttpResponse<String> back = get("/play?name=King%20Kofi");

        assertThat(back.statusCode()).isEqualTo(302);
        String home = header(back, "Location");
        assertThat(get(URI.create(home).getPath() + "?" + URI.create(home).getRawQuery())
                        .body())
                .contains("AI monkeys");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/play/1",
                "/watch/none",
                "/play/<script>",
                "/nowhere",
                "/actuator/env",
                "/assets/none.js",
                "/error"
            })
    void answersAnUnknownAddressWithAFriendlyPage(String path) throws Exception {
        HttpResponse<String> page = get(path.replace("<", "%3C").replace(">", "%3E"), "Accept", "text/html");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("404", "Nothing grows here").doesNotContain("Exception", "<script>");
    }

    @Test
    void answersAScriptThatAsksForAnUnknownAddressWithJson() throws Exception {
        HttpResponse<String> answer = get("/nowhere", "Accept", "application/json");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).get("code").stringValue()).isEqualTo("not_found");
    }
}
