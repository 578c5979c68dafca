package dev.monkeytown.gateway.identity;

import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.platform.identity.TokenSigner;
import dev.monkeytown.platform.identity.TokenVerification.Refused;
import dev.monkeytown.platform.identity.TokenVerification.Verified;
import dev.monkeytown.platform.identity.TokenVerifier;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Recognises guests by the cookie this service signed. A cookie that is forged, expired or not ours is as good as none:
 * its bearer is a new guest. Thread-safe.
 */
public final class Visitors {

    static final String AUDIENCE = "web-gateway";
    static final Duration COOKIE_LIFE = Duration.ofDays(30);

    /** A cookie older than this is written again, so that whoever comes back within a month stays who they are. */
    static final Duration RENEW_AFTER = Duration.ofDays(1);

    private static final String PLAIN = "guest";
    private static final String BOUND_TO_HOST = "__Host-guest";

    private final TokenSigner signer;
    private final TokenVerifier verifier;
    private final NicknameGenerator names;
    private final InstantSource clock;

    Visitors(TokenSigner signer, TokenVerifier verifier, NicknameGenerator names, InstantSource clock) {
        this.signer = signer;
        this.verifier = verifier;
        this.names = names;
        this.clock = clock;
    }

    /** The guest's nickname, or a fun one for who is new here. Renews an ageing cookie, makes no guest. */
    public Nickname nickname(HttpServletRequest request, HttpServletResponse response) {
        return recognise(request, response)
                .map(guest -> new Nickname(guest.name()))
                .orElseGet(names::next);
    }

    /** The guest behind a request, if there is one. Renews an ageing cookie. */
    Optional<Identity> recognise(HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = WebUtils.getCookie(request, cookieName(request));
        if (cookie == null) {
            return Optional.empty();
        }
        return switch (verifier.verify(cookie.getValue())) {
            case Verified guest -> {
                if (isAgeing(guest)) {
                    remember(guest.identity(), request, response);
                }
                yield Optional.of(guest.identity());
            }
            case Refused refused -> Optional.empty();
        };
    }

    /** Writes the cookie anew. */
    void remember(Identity guest, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(cookieName(request), signer.sign(guest, AUDIENCE, COOKIE_LIFE))
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(COOKIE_LIFE)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private boolean isAgeing(Verified guest) {
        Instant written = guest.expiresAt().minus(COOKIE_LIFE);
        return written.plus(RENEW_AFTER).isBefore(clock.instant());
    }

    /** Browsers take a {@code __Host-} cookie only over TLS and only from the host itself, so no sibling can set it. */
    private static String cookieName(HttpServletRequest request) {
        return request.isSecure() ? BOUND_TO_HOST : PLAIN;
    }
}
