package dev.monkeytown.platform.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.SessionId;
import dev.monkeytown.platform.identity.TokenVerification.Reason;
import dev.monkeytown.platform.identity.TokenVerification.Refused;
import dev.monkeytown.platform.identity.TokenVerification.Verified;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks tokens meant for one audience. Thread-safe; never throws, whatever the text is.
 *
 * <p>The key decides the algorithm, never the token: the header must say ES256 and only our own keys are tried, found by
 * {@code kid}. Keys or addresses of keys inside a header are ignored.
 */
public final class TokenVerifier {

    private static final int MAX_TEXT = 64;

    private final VerifyKeys keys;
    private final String audience;
    private final InstantSource clock;

    /**
     * @param audience the only {@code aud} accepted
     */
    public TokenVerifier(VerifyKeys keys, String audience, InstantSource clock) {
        this.keys = keys;
        this.audience = audience;
        this.clock = clock;
    }

    public TokenVerification verify(String token) {
        if (token.length() > Tokens.MAX_LENGTH) {
            return new Refused(Reason.MALFORMED);
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            Optional<Reason> forged = forgery(jwt);
            return forged.isPresent() ? new Refused(forged.get()) : claims(jwt.getJWTClaimsSet());
        } catch (ParseException e) {
            return new Refused(Reason.MALFORMED);
        }
    }

    private Optional<Reason> forgery(SignedJWT jwt) {
        JWSHeader header = jwt.getHeader();
        if (!Tokens.ALGORITHM.equals(header.getAlgorithm())) {
            return Optional.of(Reason.ALGORITHM);
        }
        if (!Tokens.TYPE.equals(header.getType())) {
            return Optional.of(Reason.TYPE);
        }
        Optional<JWSVerifier> verifier = keys.find(header.getKeyID());
        if (verifier.isEmpty()) {
            return Optional.of(Reason.UNKNOWN_KEY);
        }
        return signed(jwt, verifier.get()) ? Optional.empty() : Optional.of(Reason.SIGNATURE);
    }

    /** A signature of a wrong shape is an exception to the library and a wrong signature to us. */
    private static boolean signed(SignedJWT jwt, JWSVerifier verifier) {
        try {
            return jwt.verify(verifier);
        } catch (JOSEException e) {
            return false;
        }
    }

    private TokenVerification claims(JWTClaimsSet claims) throws ParseException {
        if (!Tokens.ISSUER.equals(claims.getIssuer())) {
            return new Refused(Reason.ISSUER);
        }
        if (!List.of(audience).equals(claims.getAudience())) {
            return new Refused(Reason.AUDIENCE);
        }
        Instant now = clock.instant();
        Date expires = claims.getExpirationTime();
        if (expires == null || !now.isBefore(expires.toInstant().plus(Tokens.LEEWAY))) {
            return new Refused(Reason.EXPIRED);
        }
        Date issued = claims.getIssueTime();
        Optional<PlayerId> playerId = Optional.ofNullable(claims.getSubject()).flatMap(PlayerId::parse);
        Optional<SessionId> sessionId =
                Optional.ofNullable(claims.getStringClaim(Tokens.SESSION)).flatMap(SessionId::parse);
        String name = claims.getStringClaim(Tokens.NAME);
        String jti = claims.getJWTID();
        if (issued == null
                || issued.toInstant().isAfter(now.plus(Tokens.LEEWAY))
                || playerId.isEmpty()
                || sessionId.isEmpty()
                || !isText(name)
                || !isText(jti)) {
            return new Refused(Reason.CLAIMS);
        }
        boolean account = Boolean.TRUE.equals(claims.getBooleanClaim(Tokens.ACCOUNT));
        return new Verified(playerId.get(), sessionId.get(), name, account, jti, expires.toInstant());
    }

    private static boolean isText(@Nullable String value) {
        return value != null && !value.isBlank() && value.length() <= MAX_TEXT;
    }
}
