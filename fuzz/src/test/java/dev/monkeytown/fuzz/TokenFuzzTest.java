package dev.monkeytown.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.SessionId;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.platform.identity.SigningKey;
import dev.monkeytown.platform.identity.TokenSigner;
import dev.monkeytown.platform.identity.TokenVerification;
import dev.monkeytown.platform.identity.TokenVerifier;
import dev.monkeytown.platform.identity.VerifyKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens: nothing but what was signed counts, and nothing makes the verifier throw. */
class TokenFuzzTest {

    private static final ECKey KEY = key();
    private static final String VALID = new TokenSigner(SigningKey.parse(KEY.toJSONString()), InstantSource.system())
            .sign(new Identity(PlayerId.random(), SessionId.random(), "Ada"), "event-stream", Duration.ofDays(1));
    private static final TokenVerifier VERIFIER = new TokenVerifier(
            VerifyKeys.parse(new JWKSet(KEY.toPublicJWK()).toString()), "event-stream", InstantSource.system());

    static Stream<byte[]> samples() {
        return Stream.of(
                        VALID,
                        VALID.substring(VALID.indexOf('.')),
                        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.",
                        "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6InRlc3QifQ.e30.AA",
                        "eyJhbGciOiJFUzI1NiIsImNyaXQiOlsieCJdfQ.e30.AA")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("samples")
    @FuzzTest(maxDuration = "60s")
    void token(byte[] bytes) {
        String token = new String(bytes, StandardCharsets.UTF_8);

        if (VERIFIER.verify(token) instanceof TokenVerification.Verified) {
            assertThat(signedPart(token)).isEqualTo(signedPart(VALID));
        }
    }

    private static String signedPart(String token) {
        return token.strip().substring(0, token.strip().lastIndexOf('.'));
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
