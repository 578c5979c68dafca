package dev.monkeytown.platform.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.UUID;

/** Signs ES256 tokens for one audience each. Thread-safe. */
public final class TokenSigner {

    private final JWSHeader header;
    private final JWSSigner signer;
    private final InstantSource clock;

    public TokenSigner(SigningKey key, InstantSource clock) {
        this.header = new JWSHeader.Builder(Tokens.ALGORITHM)
                .type(Tokens.TYPE)
                .keyID(key.key().getKeyID())
                .build();
        try {
            this.signer = new ECDSASigner(key.key());
        } catch (JOSEException e) {
            throw new IllegalStateException("a parsed P-256 key cannot sign", e);
        }
        this.clock = clock;
    }

    /**
     * @param audience the one service that may accept the token
     * @param lifetime whole seconds from now until it expires
     */
    public String sign(Identity identity, String audience, Duration lifetime) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(Tokens.ISSUER)
                .audience(audience)
                .subject(identity.playerId().toString())
                .claim(Tokens.SESSION, identity.sessionId().toString())
                .claim(Tokens.NAME, identity.name())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .jwtID(UUID.randomUUID().toString());
        if (identity.account()) {
            claims.claim(Tokens.ACCOUNT, true);
        }
        SignedJWT token = new SignedJWT(header, claims.build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("signing failed with a checked key", e);
        }
        return token.serialize();
    }
}
