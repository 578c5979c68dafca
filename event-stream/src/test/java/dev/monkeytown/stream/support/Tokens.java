package dev.monkeytown.stream.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.platform.identity.SigningKey;
import dev.monkeytown.platform.identity.TokenSigner;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;

/** A key of the test's own and the tokens it signs. */
public final class Tokens {

    private final String jwk;

    public Tokens() {
        try {
            jwk = new ECKeyGenerator(Curve.P_256).keyID("test").generate().toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What MONKEYTOWN_VERIFY_KEYS must be. */
    public String verifyKeys() {
        try {
            return new JWKSet(ECKey.parse(jwk).toPublicJWK()).toString();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    public String valid(Identity identity) {
        return sign(identity, "event-stream", InstantSource.system());
    }

    public String sign(Identity identity, String audience, InstantSource clock) {
        return new TokenSigner(SigningKey.parse(jwk), clock).sign(identity, audience, Duration.ofSeconds(60));
    }
}
