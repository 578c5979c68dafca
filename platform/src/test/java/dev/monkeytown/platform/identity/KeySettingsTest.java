package dev.monkeytown.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.SessionId;
import dev.monkeytown.platform.identity.TokenVerification.Verified;
import dev.monkeytown.platform.service.SettingException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySettingsTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "no json", "{}", "[]", "{\"kty\":\"EC\"}", "{\"kty\":\"RSA\",\"n\":\"AQAB\"}"})
    void namesTheVariableWhenAKeyIsMissingOrNonsense(String json) {
        assertThatThrownBy(() -> SigningKey.parse(json))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("MONKEYTOWN_SIGNING_KEY ");
        assertThatThrownBy(() -> VerifyKeys.parse(json))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("MONKEYTOWN_VERIFY_KEYS ");
    }

    @Test
    void takesOnlyPrivateP256KeysWithAKidForSigning() throws JOSEException {
        ECKey good = key(Curve.P_256, "k");

        assertThat(SigningKey.parse(good.toJSONString())).hasToString("SigningKey[k]");
        assertRefusedForSigning(good.toPublicJWK().toJSONString());
        assertRefusedForSigning(key(Curve.P_384, "k").toJSONString());
        assertRefusedForSigning(key(Curve.P_256, null).toJSONString());
        assertRefusedForSigning(
                new OctetSequenceKeyGenerator(256).keyID("k").generate().toJSONString());
    }

    @Test
    void signsWithTheFirstOfSeveralKeysAndReadsWhatAnyOfThemSigned() throws JOSEException {
        ECKey old = key(Curve.P_256, "old");
        ECKey young = key(Curve.P_256, "young");
        Identity mia = new Identity(PlayerId.random(), SessionId.random(), "Mia", true);
        SigningKey rotated = SigningKey.parse(new JWKSet(List.of(young, old)).toString(false));
        String before = new TokenSigner(SigningKey.parse(old.toJSONString()), InstantSource.system())
                .sign(mia, "web-gateway", Duration.ofDays(1));
        String after = new TokenSigner(rotated, InstantSource.system()).sign(mia, "web-gateway", Duration.ofDays(1));
        TokenVerifier reader = new TokenVerifier(rotated.publicKeys(), "web-gateway", InstantSource.system());

        assertThat(rotated).hasToString("SigningKey[young]");
        for (String token : List.of(before, after)) {
            assertThat(reader.verify(token))
                    .isInstanceOfSatisfying(
                            Verified.class, who -> assertThat(who.identity()).isEqualTo(mia));
        }
        assertThat(rotated.jwks()).contains("\"old\"", "\"young\"").doesNotContain("\"d\"");
        assertThatThrownBy(() -> SigningKey.parse(new JWKSet(List.of(old, old)).toString(false)))
                .hasMessageContaining("a kid of its own");
    }

    @Test
    void takesOnlyPublicP256KeysWithDifferentKidsForVerifying() throws JOSEException {
        ECKey good = key(Curve.P_256, "k");
        ECKey next = key(Curve.P_256, "next");

        assertThat(VerifyKeys.parse(new JWKSet(List.of(good.toPublicJWK(), next.toPublicJWK())).toString())
                        .find("next"))
                .isPresent();
        assertRefusedForVerifying("{\"keys\":[]}", "no key");
        assertRefusedForVerifying(new JWKSet(good).toString(false), "private");
        assertRefusedForVerifying(new JWKSet(key(Curve.P_384, "k").toPublicJWK()).toString(), "P-256");
        assertRefusedForVerifying(new JWKSet(List.of(good.toPublicJWK(), good.toPublicJWK())).toString(), "same kid");
    }

    private static void assertRefusedForSigning(String json) {
        assertThatThrownBy(() -> SigningKey.parse(json))
                .hasMessage("MONKEYTOWN_SIGNING_KEY must be a private EC P-256 key with a kid");
    }

    private static void assertRefusedForVerifying(String json, String problem) {
        assertThatThrownBy(() -> VerifyKeys.parse(json))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(problem);
    }

    private static ECKey key(Curve curve, @Nullable String kid) throws JOSEException {
        return new ECKeyGenerator(curve).keyID(kid).generate();
    }
}
