package dev.monkeytown.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.SessionId;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.platform.identity.SigningKey;
import dev.monkeytown.platform.identity.TokenSigner;
import dev.monkeytown.platform.identity.TokenVerification.Verified;
import dev.monkeytown.platform.identity.TokenVerifier;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who a visitor is, and that nobody becomes somebody else. */
class IdentityIT extends RunningGateway {
    private static final Identity OTTO = new Identity(PlayerId.random(), SessionId.random(), "Otto");

    @Test
    void makesAGuestWithTokensForTheOtherServices() throws Exception {
        HttpResponse<String> answer = post("{\"name\":\"Mia\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode body = json(answer);
        assertThat(body.propertyNames()).containsExactly("playerId", "name", "socketToken", "apiToken");
        Verified socket = verified(body.get("socketToken"), "event-stream");
        Verified api = verified(body.get("apiToken"), "game-server");
        assertThat(socket.identity()).isEqualTo(api.identity());
        assertThat(socket.playerId()).hasToString(body.get("playerId").stringValue());
        assertThat(socket.name()).isEqualTo("Mia");
        assertThat(socket.jti()).isNotEqualTo(api.jti());
        assertThat(socket.expiresAt())
                .isBetween(Instant.now().plusSeconds(50), Instant.now().plusSeconds(60));
        assertThat(api.expiresAt())
                .isBetween(Instant.now().plusSeconds(290), Instant.now().plusSeconds(300));
        assertThat(verifierFor("game-server").verify(body.get("socketToken").stringValue()))
                .isNotInstanceOf(Verified.class);
    }

    @Test
    void remembersTheGuestInACookieThatNoScriptCanRead() throws Exception {
        HttpResponse<String> first = post("{\"name\":\"Mia\"}");
        String cookie = cookie(first, "guest");
        assertThat(cookie)
                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000")
                .doesNotContain("Secure");
        String pair = cookie.substring(0, cookie.indexOf(';'));

        HttpResponse<String> renamed = post("{\"name\":\"Moon\"}", pair);
        assertThat(json(renamed).get("playerId")).isEqualTo(json(first).get("playerId"));
        assertThat(verified(json(renamed).get("apiToken"), "game-server").sessionId())
                .isEqualTo(verified(json(first).get("apiToken"), "game-server").sessionId());
        String newPair = cookie(renamed, "guest").split(";", 2)[0];

        assertThat(get("/", "Cookie", newPair).body()).contains("Moon");
        assertThat(post("{\"name\":\"Moon\"}", newPair).headers().allValues("Set-Cookie"))
                .noneMatch(set -> set.startsWith("guest="));
    }

    @Test
    void bindsTheCookieToTheHostBehindTls() throws Exception {
        HttpResponse<String> answer =
                post("{\"name\":\"Mia\"}", "", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "monkeytown.example");

        assertThat(cookie(answer, "__Host-guest"))
                .contains("Secure", "HttpOnly", "Path=/")
                .doesNotContain("Domain");
        assertThat(header(answer, "Strict-Transport-Security")).contains("max-age");
    }

    @Test
    void takesAForgedOrExpiredCookieForNone() throws Exception {
        SigningKey foreign = SigningKey.parse(newKey());
        InstantSource longAgo = InstantSource.fixed(Instant.now().minus(Duration.ofDays(31)));
        String month = "web-gateway";
        List<String> cookies = List.of(
                "guest=nonsense",
                "guest=",
                "guest=" + new TokenSigner(foreign, InstantSource.system()).sign(OTTO, month, Duration.ofDays(30)),
                "guest=" + new TokenSigner(KEY, longAgo).sign(OTTO, month, Duration.ofDays(30)),
                "guest=" + new TokenSigner(KEY, InstantSource.system()).sign(OTTO, "game-server", Duration.ofDays(30)));

        for (String cookie : cookies) {
            assertThat(get("/play", "Cookie", cookie).statusCode()).isEqualTo(200);
            JsonNode guest = json(post("{\"name\":\"Mia\"}", cookie));
            assertThat(guest.get("playerId").stringValue())
                    .isNotEqualTo(OTTO.playerId().toString());
        }
    }

    @Test
    void renewsACookieOlderThanADay() throws Exception {
        InstantSource before = InstantSource.fixed(Instant.now().minus(Duration.ofHours(25)));
        InstantSource today = InstantSource.fixed(Instant.now().minus(Duration.ofHours(23)));

        HttpResponse<String> old = get(
                "/play",
                "Cookie",
                "guest=" + new TokenSigner(KEY, before).sign(OTTO, "web-gateway", Duration.ofDays(30)));
        HttpResponse<String> young = get(
                "/play",
                "Cookie",
                "guest=" + new TokenSigner(KEY, today).sign(OTTO, "web-gateway", Duration.ofDays(30)));

        String renewed = cookie(old, "guest").split("[=;]")[1];
        assertThat(verifierFor("web-gateway").verify(renewed))
                .isInstanceOfSatisfying(
                        Verified.class, guest -> assertThat(guest.identity()).isEqualTo(OTTO));
        assertThat(young.headers().allValues("Set-Cookie")).noneMatch(set -> set.startsWith("guest="));
    }

    @Test
    void refusesToActWithoutTheCsrfHeader() throws Exception {
        String csrf = csrf();
        List<HttpRequest> attempts = List.of(
                request("/identity/tokens", "Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"name\":\"Mia\"}"))
                        .build(),
                request("/identity/tokens", "Content-Type", "application/json", "Cookie", "XSRF-TOKEN=" + csrf)
                        .POST(BodyPublishers.ofString("{\"name\":\"Mia\"}"))
                        .build(),
                request(
                                "/identity/tokens",
                                "Content-Type",
                                "application/json",
                                "Cookie",
                                "XSRF-TOKEN=" + csrf,
                                "X-XSRF-TOKEN",
                                "other")
                        .POST(BodyPublishers.ofString("{\"name\":\"Mia\"}"))
                        .build());

        for (HttpRequest attempt : attempts) {
            HttpResponse<String> answer = BROWSER.send(attempt, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(header(answer, "Content-Type")).startsWith("application/json");
            assertThat(json(answer).get("code").stringValue()).isEqualTo("csrf");
            assertThat(json(answer).get("error").stringValue()).contains("reload");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/play",
                "/play/0190f3a2-7b1c-4d5e-8f60-112233445566",
                "/watch/0190f3a2-7b1c-4d5e-8f60-112233445566"
            })
    void givesEveryPageTheCsrfCookieForItsScript(String path) throws Exception {
        assertThat(cookie(get(path), "XSRF-TOKEN")).doesNotContain("HttpOnly").contains("SameSite=Lax");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"\"}                                | 400 | bad_name  | Choose",
                "{}                                             | 400 | bad_name  | Choose",
                "{\"name\":7}                                   | 400 | bad_name  | Choose",
                "{\"name\":\"Sniper Sue\"}                      | 400 | bad_name  | AI monkeys",
                "{\"name\":\"a\\u202Eb\"}                       | 400 | bad_name  | U+202E",
                "{\"name\":\"123456789012345678901\"}           | 400 | bad_name  | at most 20",
                "[]                                             | 400 | bad_json  | JSON",
                "{\"name\":                                     | 400 | bad_json  | JSON",
                "{\"name\":\"a\"}{                              | 400 | bad_json  | JSON",
            })
    void saysWhatIsWrongWithARequest(String body, int status, String code, String text) throws Exception {
        HttpResponse<String> answer = post(body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).get("code").stringValue()).isEqualTo(code);
        assertThat(json(answer).get("error").stringValue()).contains(text);
        if (code.equals("bad_name")) {
            assertThat(json(answer).get("field").stringValue()).isEqualTo("name");
        }
    }

    @Test
    void refusesLargeBodiesAndOtherTypes() throws Exception {
        assertThat(post("{\"name\":\"" + "a".repeat(2_000) + "\"}").statusCode())
                .isEqualTo(413);
        assertThat(post("[".repeat(1_000)).statusCode()).isEqualTo(400);
        String csrf = csrf();
        HttpRequest form = request(
                        "/identity/tokens",
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Cookie",
                        "XSRF-TOKEN=" + csrf,
                        "X-XSRF-TOKEN",
                        csrf)
                .POST(BodyPublishers.ofString("name=Mia"))
                .build();
        assertThat(BROWSER.send(form, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
    }

    private static Verified verified(JsonNode token, String audience) {
        return (Verified) verifierFor(audience).verify(token.stringValue());
    }

    private static TokenVerifier verifierFor(String audience) {
        return new TokenVerifier(KEY.publicKeys(), audience, InstantSource.system());
    }

    @Test
    void givesAVisitorOneHundredTokensAMinute() throws Exception {
        String cookie = cookie(post("{\"name\":\"Hasty\"}"), "guest").split(";", 2)[0];
        String csrf = csrf();
        HttpRequest again = request(
                        "/identity/tokens",
                        "Content-Type",
                        "application/json",
                        "X-XSRF-TOKEN",
                        csrf,
                        "Cookie",
                        "XSRF-TOKEN=" + csrf + "; " + cookie)
                .POST(BodyPublishers.ofString("{\"name\":\"Hasty\"}"))
                .build();
        for (int i = 0; i < 100; i++) {
            assertThat(BROWSER.send(again, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }

        HttpResponse<String> refused = BROWSER.send(again, BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(json(refused).get("code").stringValue()).isEqualTo("rate_limited");
        assertThat(header(refused, "Retry-After")).isNotEmpty();
    }
}
