package dev.monkeytown.gateway.signin;

import java.util.Optional;

/**
 * Somebody who can say who a visitor is.
 *
 * @param id in addresses, such as {@code github}
 * @param label for people
 * @param authority under which its subjects are known here, for good; may not change when its address does
 * @param address of an OpenID Connect issuer; empty for GitHub, which is none
 * @param clientId under which this platform is registered there
 * @param clientSecret empty for a public client, which has only its PKCE
 */
record Issuer(
        String id,
        String label,
        String authority,
        Optional<String> address,
        String clientId,
        Optional<String> clientSecret) {

    @Override
    public String toString() {
        return "Issuer[" + id + "]";
    }
}
