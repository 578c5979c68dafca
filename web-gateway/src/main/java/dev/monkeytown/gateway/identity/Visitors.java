package dev.monkeytown.gateway.identity;

import dev.monkeytown.model.Limits;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.SessionId;
import dev.monkeytown.model.message.EndReason;
import dev.monkeytown.platform.identity.Endings;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.platform.identity.TokenSigner;
import dev.monkeytown.platform.identity.TokenVerification.Refused;
import dev.monkeytown.platform.identity.TokenVerification.Verified;
import dev.monkeytown.platform.identity.TokenVerifier;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Recognises visitors, guests and those who signed in, by the cookie this service signed. A cookie that is forged,
 * expired, not ours or of a session that was ended is as good as none: its bearer is a new guest. Thread-safe.
 *
 * <p>The cookie says all by itself, so that any instance knows its bearer, over restarts of everything, and a Redis that
 * lost its memory signs nobody out. What is in Redis is which sessions were ended before their time.
 */
public final class Visitors {

    static final String AUDIENCE = "web-gateway";
    static final Duration COOKIE_LIFE = Limits.VISIT_LIFE;

    /** A cookie older than this is written again, so that whoever comes back within a month stays who they are. */
    static final Duration RENEW_AFTER = Duration.ofDays(1);

    /** Of everybody's cookie: it is older than accounts, and another name would have made strangers of all guests. */
    private static final String COOKIE = "guest";

    private final TokenSigner signer;
    private final TokenVerifier verifier;
    private final NicknameGenerator names;
    private final Endings endings;
    private final InstantSource clock;

    Visitors(
            TokenSigner signer, TokenVerifier verifier, NicknameGenerator names, Endings endings, InstantSource clock) {
        this.signer = signer;
        this.verifier = verifier;
        this.names = names;
        this.endings = endings;
        this.clock = clock;
    }

    /** The guest's nickname, or a fun one for who is new here. Renews an ageing cookie, makes no guest. */
    public Nickname nickname(HttpServletRequest request, HttpServletResponse response) {
        return nickname(recognise(request, response));
    }

    /** The visitor's nickname, or a fun one for who is new here. */
    public Nickname nickname(Optional<Identity> visitor) {
        return visitor.map(who -> new Nickname(who.name())).orElseGet(names::next);
    }

    /** Who is behind a request, if it is somebody known. Renews an ageing cookie. */
    public Optional<Identity> recognise(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> cookie = new HostCookie(COOKIE, COOKIE_LIFE).read(request);
        if (cookie.isEmpty()) {
            return Optional.empty();
        }
        return switch (verifier.verify(cookie.get())) {
            case Verified guest when endings.of(guest.identity()).isPresent() -> Optional.empty();
            case Verified guest -> {
                if (isAgeing(guest)) {
                    remember(guest.identity(), request, response);
                }
                yield Optional.of(guest.identity());
            }
            case Refused refused -> Optional.empty();
        };
    }

    /**
     * The visitor has proven to be this player: a session of a new id begins, and the one before ends everywhere. Nothing
     * that somebody may have known of the old one is worth anything afterwards.
     *
     * @throws RuntimeException if Redis cannot be told; then nothing has changed
     */
    public void signIn(PlayerId player, String name, HttpServletRequest request, HttpServletResponse response) {
        recognise(request, response).ifPresent(before -> endings.endSession(before, EndReason.SIGNED_IN));
        remember(new Identity(player, SessionId.random(), name, true), request, response);
    }

    /**
     * Ends the session everywhere and takes the cookie away.
     *
     * @throws RuntimeException if Redis cannot be told; then nothing has changed
     */
    public void signOut(HttpServletRequest request, HttpServletResponse response) {
        recognise(request, response).ifPresent(who -> endings.endSession(who, EndReason.SIGNED_OUT));
        new HostCookie(COOKIE, COOKIE_LIFE).clear(request, response);
    }

    /** Takes the cookie away; its player has been ended already. */
    public void forget(HttpServletRequest request, HttpServletResponse response) {
        new HostCookie(COOKIE, COOKIE_LIFE).clear(request, response);
    }

    /** Writes the cookie anew. */
    void remember(Identity visitor, HttpServletRequest request, HttpServletResponse response) {
        new HostCookie(COOKIE, COOKIE_LIFE).set(signer.sign(visitor, AUDIENCE, COOKIE_LIFE), request, response);
    }

    private boolean isAgeing(Verified guest) {
        Instant written = guest.expiresAt().minus(COOKIE_LIFE);
        return written.plus(RENEW_AFTER).isBefore(clock.instant());
    }
}
