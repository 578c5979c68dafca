package dev.monkeytown.gameserver.web;

import java.time.Duration;
import java.util.Optional;

/** A request that is answered with an error on purpose. Made by controllers, turned into an answer in one place. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Optional<String> field;
    private final transient Optional<Duration> retryAfter;

    private Refusal(int status, String code, String text, Optional<String> field, Optional<Duration> retryAfter) {
        super(text, null, false, false);
        this.status = status;
        this.code = code;
        this.field = field;
        this.retryAfter = retryAfter;
    }

    static Refusal unauthorized() {
        return of(401, "unauthorized", "a valid token is needed: Authorization: Bearer …");
    }

    static Refusal forbidden() {
        return of(403, "forbidden", "this token is not for that");
    }

    static Refusal unknownGame() {
        return of(404, "unknown_game", "there is no such game");
    }

    static Refusal unknownAgent() {
        return of(404, "unknown_agent", "there is no such agent; GET /api/agents names all");
    }

    static Refusal unknownSeat() {
        return of(404, "unknown_seat", "the game has no such seat");
    }

    static Refusal noReasons() {
        return of(404, "not_kept", "reasons are kept only with MONKEYTOWN_AGENT_THOUGHTS=true");
    }

    static Refusal gameFull() {
        return of(409, "game_full", "all seats of the game are taken");
    }

    static Refusal badField(String field, String must) {
        return new Refusal(400, "bad_field", "'" + field + "' must be " + must, Optional.of(field), Optional.empty());
    }

    static Refusal tooMany(Duration wait) {
        return new Refusal(429, "rate_limited", "Too many requests", Optional.empty(), Optional.of(wait));
    }

    static Refusal unavailable(String text, Duration retryAfter) {
        return new Refusal(503, "unavailable", text, Optional.empty(), Optional.of(retryAfter));
    }

    static Refusal of(int status, String code, String text) {
        return new Refusal(status, code, text, Optional.empty(), Optional.empty());
    }

    int status() {
        return status;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** The answer's body. */
    ErrorBody body() {
        return new ErrorBody(String.valueOf(getMessage()), code, field.orElse(null));
    }
}
