package dev.monkeytown.gateway.signin;

import dev.monkeytown.platform.service.Mode;
import dev.monkeytown.platform.service.SettingException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The issuers that the environment names. Read once at the start. */
final class IssuerSettings {

    private static final String GITHUB = "MONKEYTOWN_GITHUB";
    private static final String GOOGLE = "MONKEYTOWN_GOOGLE";
    private static final String OIDC = "MONKEYTOWN_OIDC";
    private static final String DEV_ISSUER = "MONKEYTOWN_DEV_ISSUER";

    /** As dev-identity knows us. */
    private static final String DEV_CLIENT = "monkeytown";

    private final Function<String, @Nullable String> environment;

    /** @param environment a variable's value by its name; null if it is not set */
    IssuerSettings(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /**
     * In the order in which they are offered.
     *
     * @throws SettingException naming the variable that is missing or wrong
     */
    List<Issuer> read() {
        List<Issuer> issuers = new ArrayList<>();
        client(GITHUB, "github", "GitHub", "https://github.com", Optional.empty())
                .ifPresent(issuers::add);
        String google = "https://accounts.google.com";
        client(GOOGLE, "google", "Google", google, Optional.of(google)).ifPresent(issuers::add);
        address(OIDC + "_ISSUER")
                .map(issuer -> client(OIDC, "oidc", value(OIDC + "_NAME").orElse("OpenID"), issuer, Optional.of(issuer))
                        .orElseThrow(() -> missing(OIDC + "_CLIENT_ID", OIDC + "_ISSUER")))
                .ifPresent(issuers::add);
        address(DEV_ISSUER)
                .map(address -> new Issuer(
                        "dev",
                        "a name (development)",
                        "dev-identity",
                        Optional.of(address),
                        DEV_CLIENT,
                        Optional.empty()))
                .ifPresent(issuers::add);
        return List.copyOf(issuers);
    }

    private Optional<Issuer> client(
            String prefix, String id, String label, String authority, Optional<String> address) {
        Optional<String> secret = value(prefix + "_CLIENT_SECRET");
        Optional<String> client = value(prefix + "_CLIENT_ID");
        if (client.isEmpty() && secret.isPresent()) {
            throw missing(prefix + "_CLIENT_ID", prefix + "_CLIENT_SECRET");
        }
        if (client.isPresent() && secret.isEmpty()) {
            throw missing(prefix + "_CLIENT_SECRET", prefix + "_CLIENT_ID");
        }
        return client.map(clientId -> new Issuer(id, label, authority, address, clientId, secret));
    }

    private Optional<String> address(String variable) {
        Optional<String> text = value(variable);
        text.ifPresent(each -> check(variable, each));
        return text;
    }

    /** Who can read or change what an issuer says can be anybody here. */
    private void check(String variable, String text) {
        if (variable.equals(DEV_ISSUER) && mode() == Mode.PRODUCTION) {
            throw new SettingException(
                    variable,
                    "lets anybody sign in as anybody; leave it out, or set " + Mode.VARIABLE
                            + "=development on a machine" + " of your own");
        }
        boolean usable;
        try {
            URI address = URI.create(text);
            usable = address.getHost() != null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null
                    && ("https".equals(address.getScheme())
                            || ("http".equals(address.getScheme()) && mode() == Mode.DEVELOPMENT));
        } catch (IllegalArgumentException e) {
            usable = false;
        }
        if (!usable) {
            throw new SettingException(variable, "must be an https address, exactly as the issuer itself writes it");
        }
    }

    private Mode mode() {
        return Mode.parse(environment.apply(Mode.VARIABLE));
    }

    private static SettingException missing(String variable, String because) {
        return new SettingException(variable, "is not set, but " + because + " is");
    }

    private Optional<String> value(String variable) {
        return Optional.ofNullable(environment.apply(variable))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
