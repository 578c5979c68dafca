package dev.monkeytown.stream.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.monkeytown.platform.identity.TokenVerifier;
import dev.monkeytown.platform.identity.VerifyKeys;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** The headers of a handshake: nobody is let in by chance, and nothing throws. */
class HandshakeFuzzTest {

    private static final Handshake HANDSHAKE = new Handshake(new Origins(List.of()), verifier());

    static Stream<byte[]> headers() {
        return Stream.of(
                        "monkeytown.v1.json, bearer.a.b.c\nhttps://monkeytown.example\nmonkeytown.example",
                        "bearer.,,,monkeytown.v1.frames\nnull\n[::1]:80",
                        "monkeytown.v1.json\nhttp://a:99999\na:99999")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("headers")
    @FuzzTest(maxDuration = "60s")
    void request(byte[] bytes) {
        String[] lines = (new String(bytes, StandardCharsets.UTF_8) + "\n\n\n").split("\n", -1);

        Handshake.Decision decision = HANDSHAKE.decide(new Handshake.Request(
                true, List.of(lines[0]), lines[1].isEmpty() ? null : lines[1], List.of(lines[2])));

        assertThat(decision).isInstanceOf(Handshake.Decision.Refused.class);
    }

    private static TokenVerifier verifier() {
        try {
            String keys = new JWKSet(new ECKeyGenerator(Curve.P_256)
                            .keyID("test")
                            .generate()
                            .toPublicJWK())
                    .toString();
            return new TokenVerifier(VerifyKeys.parse(keys), "event-stream", InstantSource.system());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
