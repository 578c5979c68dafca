package dev.monkeytown.model.rights;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Every address, and who may use it. An address that is not listed here is refused, so whoever adds one decides about it
 * here; whether an address is reached from outside at all is the front's business.
 */
public enum Endpoint {
    LIVE(Service.ANY, "GET", "/health/live", Audience.EVERYBODY),
    LIVEZ(Service.ANY, "GET", "/livez", Audience.EVERYBODY),
    READY(Service.ANY, "GET", "/health/ready", Audience.EVERYBODY),
    READYZ(Service.ANY, "GET", "/readyz", Audience.EVERYBODY),
    ACTUATOR(Service.ANY, "GET", "/actuator", Audience.EVERYBODY),
    METRICS(Service.ANY, "GET", "/actuator/prometheus", Audience.EVERYBODY),

    HOME(Service.WEB_GATEWAY, "GET", "/", Audience.EVERYBODY),
    PLAY_PAGE(Service.WEB_GATEWAY, "GET", "/play", Audience.EVERYBODY),
    JOIN_PAGE(Service.WEB_GATEWAY, "GET", "/play/{gameId}", Audience.EVERYBODY),
    WATCH_PAGE(Service.WEB_GATEWAY, "GET", "/watch/{gameId}", Audience.EVERYBODY),
    AGENTS_PAGE(Service.WEB_GATEWAY, "GET", "/agents", Audience.EVERYBODY),
    SIGN_IN_PAGE(Service.WEB_GATEWAY, "GET", "/sign-in", Audience.EVERYBODY),
    ACCOUNT_PAGE(Service.WEB_GATEWAY, "GET", "/account", Audience.VISITORS),
    ACCOUNT_DATA(Service.WEB_GATEWAY, "GET", "/account/data", Audience.VISITORS),
    DELETE_ACCOUNT(Service.WEB_GATEWAY, "POST", "/account/delete", Audience.VISITORS),
    TO_ISSUER(Service.WEB_GATEWAY, "GET", "/oauth2/authorization/{issuer}", Audience.EVERYBODY),
    FROM_ISSUER(Service.WEB_GATEWAY, "GET", "/login/oauth2/code/{issuer}", Audience.EVERYBODY),
    SIGN_OUT(Service.WEB_GATEWAY, "POST", "/sign-out", Audience.EVERYBODY),
    TOKENS(Service.WEB_GATEWAY, "POST", "/identity/tokens", Audience.EVERYBODY),
    KEYS(Service.WEB_GATEWAY, "GET", "/.well-known/jwks.json", Audience.EVERYBODY),
    ASSETS(Service.WEB_GATEWAY, "GET", "/assets/*", Audience.EVERYBODY),
    PORTRAITS(Service.WEB_GATEWAY, "GET", "/portraits/*", Audience.EVERYBODY),
    ICON(Service.WEB_GATEWAY, "GET", "/favicon.svg", Audience.EVERYBODY),
    OLD_ICON(Service.WEB_GATEWAY, "GET", "/favicon.ico", Audience.EVERYBODY),
    ROBOTS(Service.WEB_GATEWAY, "GET", "/robots.txt", Audience.EVERYBODY),

    GAMES(Service.GAME_SERVER, "GET", "/api/games", Audience.EVERYBODY),
    GAME(Service.GAME_SERVER, "GET", "/api/games/{id}", Audience.EVERYBODY),
    GAME_LOG(Service.GAME_SERVER, "GET", "/api/games/{id}/log", Audience.EVERYBODY),
    LADDER(Service.GAME_SERVER, "GET", "/api/ladder", Audience.EVERYBODY),
    AGENTS(Service.GAME_SERVER, "GET", "/api/agents", Audience.EVERYBODY),
    AGENT(Service.GAME_SERVER, "GET", "/api/agents/{id}", Audience.EVERYBODY),
    PLAY(Service.GAME_SERVER, "POST", "/api/play", Audience.VISITORS),
    JOIN(Service.GAME_SERVER, "POST", "/api/games/{id}/join", Audience.VISITORS),
    REPORT(Service.GAME_SERVER, "POST", "/api/games/{id}/reports", Audience.VISITORS),
    THOUGHTS(Service.GAME_SERVER, "GET", "/api/games/{id}/agents/{seat}/thoughts", Audience.OPERATORS),
    ACCOUNTS(Service.GAME_SERVER, "POST", "/internal/accounts", Audience.SERVICES),
    MY_DATA(Service.GAME_SERVER, "GET", "/internal/players/me", Audience.SERVICES),
    FORGET_ME(Service.GAME_SERVER, "DELETE", "/internal/players/me", Audience.SERVICES),
    BAN(Service.GAME_SERVER, "PUT", "/internal/players/{id}/ban", Audience.OPERATORS),
    PARDON(Service.GAME_SERVER, "DELETE", "/internal/players/{id}/ban", Audience.OPERATORS),
    REPORTS(Service.GAME_SERVER, "GET", "/internal/reports", Audience.OPERATORS),
    READ_BEHAVIOURS(Service.GAME_SERVER, "POST", "/internal/behaviours/read", Audience.OPERATORS),
    DEAD_RESULTS(Service.GAME_SERVER, "GET", "/internal/results/dead", Audience.OPERATORS),
    RETRY_RESULT(Service.GAME_SERVER, "POST", "/internal/results/dead/{id}/again", Audience.OPERATORS),

    SOCKETS(Service.EVENT_STREAM, "GET", "/ws", Audience.VISITORS);

    private enum Audience {
        EVERYBODY(EnumSet.allOf(Role.class)),
        VISITORS(EnumSet.of(Role.GUEST, Role.ACCOUNT)),
        OPERATORS(EnumSet.of(Role.OPERATOR)),
        SERVICES(EnumSet.of(Role.SERVICE));

        private final Set<Role> roles;

        Audience(Set<Role> roles) {
            this.roles = Set.copyOf(roles);
        }
    }

    /** What becomes of a request. */
    public enum Answer {
        ALLOWED,
        /** 401: whoever this is has to prove something first. */
        UNAUTHORIZED,
        /** 403: known, and not one of those who may. */
        FORBIDDEN
    }

    private final Service service;
    private final String method;
    private final String path;
    private final Audience audience;

    Endpoint(Service service, String method, String path, Audience audience) {
        this.service = service;
        this.method = method;
        this.path = path;
        this.audience = audience;
    }

    /**
     * The address that a request was for.
     *
     * @param method of HTTP; HEAD is as good as GET
     * @param path the pattern it matched
     */
    public static Optional<Endpoint> find(Service service, String method, String path) {
        String meant = method.equals("HEAD") ? "GET" : method;
        return Arrays.stream(values())
                .filter(each -> each.service == service || each.service == Service.ANY)
                .filter(each -> each.method.equals(meant) && each.path.equals(path))
                .findFirst();
    }

    /** Whether this role may use it. */
    public Answer answer(Role role) {
        Role seen = service.seen(role);
        if (audience.roles.contains(seen)) {
            return Answer.ALLOWED;
        }
        return seen == Role.NOBODY ? Answer.UNAUTHORIZED : Answer.FORBIDDEN;
    }

    public Service service() {
        return service;
    }

    /** As documents write it, such as {@code POST /api/play}. */
    public String label() {
        return method + " " + path;
    }
}
