package dev.monkeytown.platform.identity;

import static dev.monkeytown.platform.identity.TokenVerification.Reason.ALGORITHM;
import static dev.monkeytown.platform.identity.TokenVerification.Reason.AUDIENCE;
import static dev.monkeytown.platform.identity.TokenVerification.Reason.CLAIMS;
import static dev.monkeytown.platform.identity.TokenVerification.Reason.EXPIRED;
import static dev.monkeytown.platform.identity.TokenVerification.Reason.ISSUER;
import static dev.monkeytown.platform.identity.TokenVerification.Reason.MALFORMED;
import static dev.monkeytown.platform.identity.TokenVerification.Reason.SIGNATURE;
import static dev.monkeytown.platform.identity.TokenVerification.Reason.TYPE;
import static dev.monkeytown.platform.identity.TokenVerification.Reason.UNKNOWN_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.SessionId;
import dev.monkeytown.platform.identity.TokenVerification.Reason;
import dev.monkeytown.platform.identity.TokenVerification.Refused;
import dev.monkeytown.platform.identity.TokenVerification.Verified;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {

    private static final Instant NOW = Instant.parse("2026-01-18T12:00:00Z");
    private static final String AUDIENCE_HERE = "game-server";
    private static final Identity MIA =
            new Identity(new PlayerId(new UUID(1, 2)), new SessionId(new UUID(3, 4)), "Mia 猿");

    private final ECKey ours = key("ours");
    private final SigningKey signingKey = SigningKey.parse(ours.toJSONString());
    private final TokenVerifier verifier = verifierAt(NOW);

    @Test
    void acceptsItsOwnTokensAndSaysWhoseTheyAre() {
        String token = sign(AUDIENCE_HERE, Duration.ofMinutes(5));

        TokenVerification answer = verifier.verify(token);

        assertThat(answer).isInstanceOfSatisfying(Verified.class, verified -> {
            assertThat(verified.identity()).isEqualTo(MIA);
            assertThat(verified.expiresAt()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
            assertThat(verified.jti()).hasSize(36);
        });
    }

    @Test
    void givesEveryTokenItsOwnId() {
        assertThat(jti(sign(AUDIENCE_HERE, Duration.ofMinutes(5))))
                .isNotEqualTo(jti(sign(AUDIENCE_HERE, Duration.ofMinutes(5))));
    }

    @Test
    void refusesATokenWithoutSignature() {
        String unsigned = new PlainJWT(claims().build()).serialize();

        assertRefused(unsigned, MALFORMED);
        assertRefused(unsigned + "AAAA", MALFORMED);
    }

    @Test
    void refusesAWrongKeyUnderOurKid() throws JOSEException {
        assertRefused(signed(es256("ours"), claims().build(), new ECDSASigner(key("ours"))), SIGNATURE);
    }

    @Test
    void refusesAKidThatIsNotInTheSet() throws JOSEException {
        ECKey foreign = key("foreign");

        assertRefused(signed(es256("foreign"), claims().build(), new ECDSASigner(foreign)), UNKNOWN_KEY);
        assertRefused(signed(es256(null), claims().build(), new ECDSASigner(ours)), UNKNOWN_KEY);
    }

    @Test
    void refusesAKeyThatTheTokenBringsAlong() throws JOSEException {
        ECKey foreign = key("ours");
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID("ours")
                .jwk(foreign.toPublicJWK())
                .build();

        assertRefused(signed(header, claims().build(), new ECDSASigner(foreign)), SIGNATURE);
    }

    @Test
    void refusesThePublicKeyUsedAsASharedSecret() throws JOSEException {
        byte[] publicKey = ours.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        byte[] encoded = ours.toECPublicKey().getEncoded();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .keyID("ours")
                .build();

        assertRefused(signed(header, claims().build(), new MACSigner(publicKey)), ALGORITHM);
        assertRefused(signed(header, claims().build(), new MACSigner(encoded)), ALGORITHM);
    }

    @Test
    void refusesATamperedPayload() {
        String[] parts = sign(AUDIENCE_HERE, Duration.ofMinutes(5)).split("\\.");
        String payload = new String(Base64URL.from(parts[1]).decode(), StandardCharsets.UTF_8);
        String other = payload.replace(MIA.playerId().toString(), new UUID(9, 9).toString());

        assertThat(other).isNotEqualTo(payload);
        assertRefused(parts[0] + "." + Base64URL.encode(other) + "." + parts[2], SIGNATURE);
    }

    @Test
    void refusesASignatureOfZeros() {
        String[] parts = sign(AUDIENCE_HERE, Duration.ofMinutes(5)).split("\\.");

        assertRefused(parts[0] + "." + parts[1] + "." + Base64URL.encode(new byte[64]), SIGNATURE);
    }

    @Test
    void refusesAnotherAudienceIssuerOrType() throws JOSEException {
        JWSHeader otherType = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID("ours")
                .build();

        assertRefused(sign("event-stream", Duration.ofMinutes(5)), AUDIENCE);
        assertRefused(ours(claims().issuer("somebody")), ISSUER);
        assertRefused(signed(otherType, claims().build(), new ECDSASigner(ours)), TYPE);
    }

    @Test
    void toleratesASmallDifferenceOfClocksAndNoMore() {
        String token = sign(AUDIENCE_HERE, Duration.ofSeconds(60));

        assertThat(verifierAt(NOW.plusSeconds(64)).verify(token)).isInstanceOf(Verified.class);
        assertThat(verifierAt(NOW.plusSeconds(65)).verify(token)).isEqualTo(new Refused(EXPIRED));
        assertThat(verifierAt(NOW.minusSeconds(5)).verify(token)).isInstanceOf(Verified.class);
        assertThat(verifierAt(NOW.minusSeconds(6)).verify(token)).isEqualTo(new Refused(CLAIMS));
    }

    @Test
    void refusesATokenThatLacksAClaim() throws JOSEException {
        assertRefused(ours(claims().expirationTime(null)), EXPIRED);
        assertRefused(ours(claims().issueTime(null)), CLAIMS);
        assertRefused(ours(claims().subject("mia")), CLAIMS);
        assertRefused(ours(claims().claim("sid", null)), CLAIMS);
        assertRefused(ours(claims().claim("name", " ")), CLAIMS);
        assertRefused(ours(claims().claim("name", 7)), MALFORMED);
        assertRefused(ours(claims().jwtID(null)), CLAIMS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "...", "a.b.c", "e30.e30.e30", "null", "\0\0.\uD800.ü", "eyJhbGciOiJFUzI1NiJ9.."})
    void refusesNonsense(String token) {
        assertRefused(token, MALFORMED);
    }

    @Test
    void refusesAnEndlessToken() {
        assertRefused("a".repeat(2_049), MALFORMED);
    }

    @Test
    void neverThrowsWhateverIsChangedInAToken() {
        String token = sign(AUDIENCE_HERE, Duration.ofMinutes(5));
        Random random = new Random(20_260_118);

        for (int round = 0; round < 5_000; round++) {
            char[] mutated = token.toCharArray();
            int at = random.nextInt(mutated.length);
            mutated[at] = (char) random.nextInt(1, 256);
            String text = new String(mutated);
            if (!text.equals(token) && at < token.lastIndexOf('.')) {
                assertThat(verifier.verify(text)).as(text).isInstanceOf(Refused.class);
            }
        }
    }

    private void assertRefused(String token, Reason reason) {
        assertThat(verifier.verify(token)).isEqualTo(new Refused(reason));
    }

    private String jti(String token) {
        return ((Verified) verifier.verify(token)).jti();
    }

    private String sign(String audience, Duration lifetime) {
        return new TokenSigner(signingKey, InstantSource.fixed(NOW)).sign(MIA, audience, lifetime);
    }

    private TokenVerifier verifierAt(Instant now) {
        return new TokenVerifier(signingKey.publicKeys(), AUDIENCE_HERE, InstantSource.fixed(now));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("monkeytown")
                .audience(AUDIENCE_HERE)
                .subject(MIA.playerId().toString())
                .claim("sid", MIA.sessionId().toString())
                .claim("name", MIA.name())
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(60)))
                .jwtID("one");
    }

    private String ours(JWTClaimsSet.Builder claims) throws JOSEException {
        return signed(es256("ours"), claims.build(), new ECDSASigner(ours));
    }

    private static JWSHeader es256(@Nullable String kid) {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(kid)
                .build();
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static ECKey key(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
