package dev.monkeytown.devidentity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monkeytown.platform.service.SettingException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The issuer for whom a name is enough starts for developers, and for nobody else. */
class DevIdentityIT {

    @ParameterizedTest
    @ValueSource(strings = {"", "production", "Production "})
    void refusesToStartInProduction(String mode) {
        assertThatThrownBy(() -> start("--MONKEYTOWN_MODE=" + mode))
                .rootCause()
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("MONKEYTOWN_MODE", "production");
    }

    @Test
    void believesAnyNameAndSendsCodesToThisMachineOnly() throws Exception {
        try (ConfigurableApplicationContext running = start("--MONKEYTOWN_MODE=development")) {
            assertThat(get(running, "/.well-known/openid-configuration").body()).contains("authorization_endpoint");
            HttpResponse<String> page = get(running, "/sign-in");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "frame-ancestors 'none'");

            String wish = "/oauth2/authorize?response_type=code&client_id=monkeytown&scope=openid&state=x"
                    + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&redirect_uri=";
            HttpResponse<String> foreign = get(running, wish + "https://evil.example/login/oauth2/code/dev");
            assertThat(foreign.headers().firstValue("Location").orElse("")).doesNotContain("evil.example");
            HttpResponse<String> ours = get(running, wish + "http://127.0.0.1:3000/login/oauth2/code/dev");
            assertThat(ours.headers().firstValue("Location").orElse("")).endsWith("/sign-in");
        }
    }

    private static ConfigurableApplicationContext start(String... settings) {
        return SpringApplication.run(
                DevIdentityApplication.class,
                Stream.concat(Stream.of("--server.port=0", "--MONKEYTOWN_BIND=127.0.0.1"), Stream.of(settings))
                        .toArray(String[]::new));
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext running, String path) throws Exception {
        int port = Objects.requireNonNull(((WebServerApplicationContext) running).getWebServer())
                .getPort();
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString());
    }
}
