package dev.monkeytown.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monkeytown.platform.service.SettingException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IssuerSettingsTest {

    @Test
    void offersNobodyIfNothingIsSet() {
        assertThat(read(Map.of("MONKEYTOWN_GITHUB_CLIENT_ID", "  "))).isEmpty();
    }

    @Test
    void readsAllThatAreSet() {
        List<Issuer> issuers = read(Map.of(
                "MONKEYTOWN_GITHUB_CLIENT_ID", "a",
                "MONKEYTOWN_GITHUB_CLIENT_SECRET", "b",
                "MONKEYTOWN_GOOGLE_CLIENT_ID", "c",
                "MONKEYTOWN_GOOGLE_CLIENT_SECRET", "d",
                "MONKEYTOWN_OIDC_ISSUER", "https://id.example/realms/monkeys",
                "MONKEYTOWN_OIDC_CLIENT_ID", "e",
                "MONKEYTOWN_OIDC_CLIENT_SECRET", "f",
                "MONKEYTOWN_OIDC_NAME", "Example"));

        assertThat(issuers).extracting(Issuer::label).containsExactly("GitHub", "Google", "Example");
        assertThat(issuers.getLast().authority()).isEqualTo("https://id.example/realms/monkeys");
        assertThat(issuers.getLast()).hasToString("Issuer[oidc]");
    }

    @Test
    void namesWhatIsMissing() {
        refuses(Map.of("MONKEYTOWN_GITHUB_CLIENT_ID", "a"), "MONKEYTOWN_GITHUB_CLIENT_SECRET is not set");
        refuses(Map.of("MONKEYTOWN_GOOGLE_CLIENT_SECRET", "a"), "MONKEYTOWN_GOOGLE_CLIENT_ID is not set");
        refuses(Map.of("MONKEYTOWN_OIDC_ISSUER", "https://id.example"), "MONKEYTOWN_OIDC_CLIENT_ID is not set");
    }

    @Test
    void trustsOnlyIssuersBehindTlsInProduction() {
        Map<String, String> plain = Map.of(
                "MONKEYTOWN_OIDC_ISSUER", "http://id.example",
                "MONKEYTOWN_OIDC_CLIENT_ID", "e",
                "MONKEYTOWN_OIDC_CLIENT_SECRET", "f");
        Map<String, String> development = new java.util.HashMap<>(plain);
        development.put("MONKEYTOWN_MODE", "development");

        refuses(plain, "MONKEYTOWN_OIDC_ISSUER must be an https address");
        assertThat(read(development)).hasSize(1);
    }

    @Test
    void hasNoDevelopmentSignInInProduction() {
        refuses(Map.of("MONKEYTOWN_DEV_ISSUER", "https://id.example"), "MONKEYTOWN_DEV_ISSUER lets anybody");
        refuses(
                Map.of("MONKEYTOWN_DEV_ISSUER", "https://id.example", "MONKEYTOWN_MODE", "prod"),
                "MONKEYTOWN_MODE must be production or development");
        assertThat(read(Map.of("MONKEYTOWN_DEV_ISSUER", "http://127.0.0.1:9000", "MONKEYTOWN_MODE", "development")))
                .extracting(Issuer::id)
                .containsExactly("dev");
    }

    private static List<Issuer> read(Map<String, String> environment) {
        return new IssuerSettings(environment::get).read();
    }

    private static void refuses(Map<String, String> environment, String message) {
        assertThatThrownBy(() -> read(environment))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(message);
    }
}
