package dev.monkeytown.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.SessionId;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.platform.identity.TokenSigner;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ends of a sign-in that are ours; the whole of it is shown with a real issuer in the system tests. */
class SignInIT extends RunningGateway {

    @Test
    void offersTheIssuersOfTheEnvironment() throws Exception {
        HttpResponse<String> page = get("/sign-in");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("/oauth2/authorization/github", "/oauth2/authorization/dev");
        assertThat(get("/").body()).contains("href=\"/sign-in\"");
    }

    @Test
    void sendsAVisitorToTheIssuerWithPkceAndKeepsTheSecretInOneCookie() throws Exception {
        HttpResponse<String> away = get("/oauth2/authorization/github");

        assertThat(away.statusCode()).isEqualTo(302);
        assertThat(header(away, "Location"))
                .startsWith("https://github.com/login/oauth/authorize?")
                .contains("code_challenge_method=S256", "client_id=test-client", "state=")
                .doesNotContain("test-secret", "code_verifier");
        assertThat(cookie(away, "sign-in")).contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600");
        assertThat(away.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
    }

    @Test
    void bindsThatCookieToTheHostBehindTls() throws Exception {
        HttpResponse<String> away = get(
                "/oauth2/authorization/github", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "monkeytown.example");

        assertThat(cookie(away, "__Host-sign-in")).contains("Secure").doesNotContain("Domain");
        assertThat(header(away, "Location"))
                .contains("redirect_uri=https://monkeytown.example/login/oauth2/code/github");
    }

    @Test
    void isNotBegunByAnotherSite() throws Exception {
        assertThat(get("/oauth2/authorization/github", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("/oauth2/authorization/github", "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void takesNoAnswerThatNobodyHereAskedFor() throws Exception {
        String begun = cookie(get("/oauth2/authorization/github"), "sign-in").split(";", 2)[0];

        HttpResponse<String> withoutCookie = get("/login/oauth2/code/github?code=stolen&state=x");
        HttpResponse<String> otherState = get("/login/oauth2/code/github?code=stolen&state=x", "Cookie", begun);

        for (HttpResponse<String> answer : List.of(withoutCookie, otherState)) {
            assertThat(header(answer, "Location")).endsWith("/sign-in?problem=late");
            assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("guest="));
        }
    }

    @Test
    void saysThatAnIssuerIsAway() throws Exception {
        assertThat(header(get("/oauth2/authorization/dev"), "Location")).endsWith("/sign-in?problem=unavailable");
        assertThat(get("/sign-in?problem=unavailable").body()).contains("You can play as a guest meanwhile");
    }

    @Test
    void endsASessionForEverybodyWhoHasItsCookie() throws Exception {
        Identity ada = new Identity(PlayerId.random(), SessionId.random(), "Ada", true);
        String cookie =
                "guest=" + new TokenSigner(KEY, InstantSource.system()).sign(ada, "web-gateway", Duration.ofDays(30));
        assertThat(get("/", "Cookie", cookie).body()).contains("data-testid=\"signed-in\"");

        HttpResponse<String> refused = BROWSER.send(
                request("/sign-out", "Cookie", cookie)
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        String csrf = csrf();
        HttpRequest form = request("/sign-out", "Cookie", "XSRF-TOKEN=" + csrf + "; " + cookie, "X-XSRF-TOKEN", csrf)
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(refused.statusCode()).as("without the CSRF token").isEqualTo(403);
        assertThat(get("/", "Cookie", cookie).body()).contains("data-testid=\"signed-in\"");
        HttpResponse<String> out = BROWSER.send(form, BodyHandlers.ofString());

        assertThat(header(out, "Location")).endsWith("/");
        assertThat(cookie(out, "guest")).contains("Max-Age=0");
        assertThat(get("/", "Cookie", cookie).body()).doesNotContain("data-testid=\"signed-in\"");
        assertThat(json(post("{\"name\":\"Ada\"}", cookie)).get("playerId").stringValue())
                .as("a copy of the cookie")
                .isNotEqualTo(ada.playerId().toString());
    }

    @Test
    void publishesTheKeysThatTokensAreCheckedWith() throws Exception {
        HttpResponse<String> keys = get("/.well-known/jwks.json");

        assertThat(json(keys).get("keys").get(0).get("kid").stringValue()).isEqualTo("test");
        assertThat(json(keys).get("keys").get(0).has("d")).isFalse();
    }

    @Test
    void letsNobodyBeginSignInsAllTheTime() throws Exception {
        Identity ivy = new Identity(PlayerId.random(), SessionId.random(), "Ivy");
        String cookie =
                "guest=" + new TokenSigner(KEY, InstantSource.system()).sign(ivy, "web-gateway", Duration.ofDays(30));
        for (int i = 0; i < 10; i++) {
            assertThat(get("/oauth2/authorization/github", "Cookie", cookie).statusCode())
                    .isEqualTo(302);
        }

        HttpResponse<String> refused = get("/oauth2/authorization/github", "Cookie", cookie);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(json(refused).get("error").stringValue()).isEqualTo("Too many requests");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        assertThat(get("/oauth2/authorization/github").statusCode())
                .as("somebody else")
                .isEqualTo(302);
    }
}
