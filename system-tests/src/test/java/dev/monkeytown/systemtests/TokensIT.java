package dev.monkeytown.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.monkeytown.systemtests.frames.FramesPlayer;
import dev.monkeytown.systemtests.frames.Wire;
import dev.monkeytown.systemtests.town.Guest;
import dev.monkeytown.systemtests.town.Town;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Nobody passes for somebody else: what a socket needs is a fresh token of ours that was made for sockets. */
@Order(5)
class TokensIT {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int BAD_REQUEST = 400;

    @Test
    void opensASocketOnlyWithAFreshTokenOfOurs(Town town) throws Exception {
        Guest guest = town.guest("Victor Victim");
        Guest.Tokens own = guest.tokens();
        JWTClaimsSet claims = SignedJWT.parse(own.socketToken()).getJWTClaimsSet();
        ECKey ours = ECKey.parse(town.cluster().surroundings().keys().privateKey());
        ECKey foreign = new ECKeyGenerator(Curve.P_256).keyID(ours.getKeyID()).generate();
        JWTClaimsSet expired = new JWTClaimsSet.Builder(claims)
                .issueTime(Date.from(Instant.now().minus(Duration.ofMinutes(10))))
                .expirationTime(Date.from(Instant.now().minus(Duration.ofMinutes(5))))
                .jwtID(UUID.randomUUID().toString())
                .build();

        assertThat(refusal(town, "no.token.at-all")).isEqualTo(UNAUTHORIZED);
        assertThat(refusal(town, signed(claims, foreign))).as("a foreign key").isEqualTo(UNAUTHORIZED);
        assertThat(refusal(town, new PlainJWT(claims).serialize()))
                .as("alg none")
                .isEqualTo(UNAUTHORIZED);
        assertThat(refusal(town, signed(expired, ours))).as("expired").isEqualTo(UNAUTHORIZED);
        assertThat(refusal(town, own.apiToken())).as("made for REST").isEqualTo(UNAUTHORIZED);
        assertThat(refusal(town, renamed(own.socketToken())))
                .as("changed by one byte")
                .isEqualTo(UNAUTHORIZED);
        assertThat(Wire.refusal(town.address(), FramesPlayer.DIALECT))
                .as("no token")
                .hasValue(UNAUTHORIZED);
        assertThat(Wire.refusal(town.address(), "chess.v1", "bearer." + own.socketToken()))
                .as("an unknown dialect")
                .hasValue(BAD_REQUEST);
    }

    @Test
    void opensNoSocketForAPageOfAnotherSite(Town town) {
        Guest.Tokens tokens = town.guest("Fiona Foreign").tokens();

        assertThat(Wire.refusalFor(
                        "https://elsewhere.example",
                        town.address(),
                        FramesPlayer.DIALECT,
                        "bearer." + tokens.socketToken()))
                .hasValue(FORBIDDEN);
    }

    @Test
    void givesTokensOnlyToOurOwnPages(Town town) {
        Guest guest = town.guest("Carl Crosssite");

        var answer = guest.post("/identity/tokens", "{\"name\":\"Carl\"}", "");

        assertThat(answer.statusCode()).isEqualTo(FORBIDDEN);
        assertThat(answer.body()).contains("\"csrf\"").doesNotContain("socketToken");
    }

    @Test
    void showsNobodyWhatIsMeantForOperators(Town town) {
        Guest guest = town.guest("Nosy Ned");

        for (String path : new String[] {
            "/actuator", "/actuator/env", "/health/ready", "/health/live", "/api/../actuator/env", "//actuator"
        }) {
            assertThat(guest.get(path).statusCode()).as(path).isIn(400, 404);
        }
    }

    private static int refusal(Town town, String token) {
        return Wire.refusal(town.address(), FramesPlayer.DIALECT, "bearer." + token)
                .orElseThrow();
    }

    private static String signed(JWTClaimsSet claims, ECKey key) throws JOSEException, ParseException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    /** Another letter in the middle of the claims. */
    private static String renamed(String token) {
        int middle = token.indexOf('.') + 40;
        char other = token.charAt(middle) == 'A' ? 'B' : 'A';
        return token.substring(0, middle) + other + token.substring(middle + 1);
    }
}
