package dev.monkeytown.model.bus;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.SessionId;
import dev.monkeytown.simulation.SimulationLimits;

/**
 * Every Redis name there is. The braces around a game's id are a hash tag: in a cluster all keys of a game live in one
 * slot, so one script may touch them. No other class may build a name.
 */
public final class Channels {

    /** Pub/sub: one JSON heartbeat a second from every instance, read by matchmakers and the console. */
    public static final String SYSTEM_HEALTH = "system:health";

    /** Hash: game id to the JSON of a {@link dev.monkeytown.model.game.LiveGame}; written by owners, read by game-servers. Life: fields are removed at a game's end, stale ones by readers. */
    public static final String GAMES_LIVE = "games:live";

    /**
     * Sorted set: ids of running games by the millisecond (Redis' clock) at which their lease runs out; owners → all
     * game-servers, which look for orphans here. A hint only: the lease decides. One for each format of states, so that
     * servers see no games that they could not go on with.
     */
    public static final String GAMES_LEASES = "games:leases:" + SimulationLimits.FORMAT;

    /**
     * Sorted set: ids of finished games whose result is not in the database yet, by the millisecond (Redis' clock) at which
     * they ended; owners → all game-servers. Put in with the last frame, taken out when the result is stored. One for each
     * format of states: a result is read from the last state.
     */
    public static final String RESULTS_OUTBOX = "results:outbox:" + SimulationLimits.FORMAT;

    /** Stream, fields {@code gameId}, {@code epoch}, {@code reason}: results that can never be stored; game-servers → operators; the last {@link Limits#MAX_DEAD_RESULTS} or a few more. */
    public static final String RESULTS_DEAD = "results:dead";

    /** Pub/sub, empty payloads: orders to read the repository of behaviours at once; a game-server → all game-servers. */
    public static final String BEHAVIOUR_ORDERS = "behaviours:orders";

    private Channels() {}

    /** String, JSON of a {@link dev.monkeytown.model.game.PlayerSession}; game-server → all; life {@link Limits#SESSION_LIFE}, renewed on use. */
    public static String session(SessionId id) {
        return "session:" + id;
    }

    /** Pub/sub: encoded frames of a game; its owner → event-streams. */
    public static String gameEvents(GameId id) {
        return game(id, "events");
    }

    /** Pub/sub: encoded {@link InboxMessage}s; event-streams and game-servers → the owner, and its heir during a handover. */
    public static String gameInputs(GameId id) {
        return game(id, "inputs");
    }

    /** Stream, entry id {@code <tick>-1}, field {@code f} an encoded frame; owner → successor, event-streams; the last {@link Limits#MAX_JOURNAL_FRAMES} or a few more; life {@link Limits#GAME_KEYS_LIFE}, renewed. */
    public static String gameJournal(GameId id) {
        return game(id, "journal");
    }

    /**
     * String, JSON: the behaviours of the characters that the game began with; the server that opened it → successors; life
     * {@link Limits#GAME_BEHAVIOURS_LIFE}.
     */
    public static String gameBehaviours(GameId id) {
        return game(id, "behaviours");
    }

    /** String, an encoded keyframe; owner → successor, event-streams; life as the journal's. */
    public static String gameKeyframe(GameId id) {
        return game(id, "keyframe");
    }

    /**
     * Hash: {@code epoch}, {@code owner}, {@code expiresAtMs} (Redis' clock), {@code tick} last published, {@code
     * keyframeTick} of the keyframe, which is also the last tick in the log, {@code seats} of the game, {@code difficulty}
     * of its agents, {@code startedAtMs}, {@code format} of its states ({@link SimulationLimits#FORMAT}), {@code over} and {@code endedAtMs} once ended; during a handover {@code heir}, who
     * alone may claim the game before the lease runs out, and {@code waiting}, an {@link InboxCodec} payload of what the owner
     * had not done; owner → everyone; life as the journal's.
     */
    public static String gameLease(GameId id) {
        return game(id, "lease");
    }

    /**
     * String: all frames up to the keyframe's tick, a {@link dev.monkeytown.simulation.codec.GameLog#stretch}; owner →
     * successor; life as the journal's.
     */
    public static String gameLog(GameId id) {
        return game(id, "log");
    }

    /** Hash: seat number to player id for every seat a person has reserved; game-servers → the owner; life as the journal's. */
    public static String gameSeats(GameId id) {
        return game(id, "seats");
    }

    /** Pub/sub: JSON orders to open a game; a game-server without room → the named game-server. */
    public static String gameOrders(String instance) {
        return "game-server:" + instance + ":orders";
    }

    /** Pub/sub: JSON answers to orders; the game-server that was asked → the named one, which asked. */
    public static String gameOrderAnswers(String instance) {
        return "game-server:" + instance + ":answers";
    }

    /** Pub/sub: JSON of handovers; the owner of a game and the heir it named → each other. */
    public static String gameHandovers(String instance) {
        return "game-server:" + instance + ":handovers";
    }

    /** Sorted set: ids of games of a mode that newcomers may still join, by the millisecond at which they close; owners → matchmakers. */
    public static String matchmaking(String mode) {
        return "matchmaking:" + mode;
    }

    /** Pub/sub: JSON for all connections of a player (seat taken elsewhere, game found, session or player ended); game-server, web-gateway, event-stream → event-streams. */
    public static String playerUpdates(PlayerId id) {
        return "player:" + id + ":updates";
    }

    /** String, why a session was ended (an {@link dev.monkeytown.model.message.EndReason}); web-gateway → all; life {@link Limits#VISIT_LIFE}, longer than any token of that session. */
    public static String sessionEnd(SessionId id) {
        return "session:" + id + ":end";
    }

    /** String, why a player was ended (an {@link dev.monkeytown.model.message.EndReason}); game-server → all; life {@link Limits#VISIT_LIFE}, longer than any token of that player. */
    public static String playerEnd(PlayerId id) {
        return "player:" + id + ":end";
    }

    /** String, JSON of a sign-in that waits for its visitor to come back from the issuer; web-gateway → any web-gateway, which takes it out; life {@link Limits#SIGN_IN_PATIENCE}. */
    public static String signIn(String id) {
        return "sign-in:" + id;
    }

    /** String: a socket token with this id was used; event-stream → event-streams; life {@link Limits#USED_TOKEN_LIFE}. */
    public static String usedToken(String jti) {
        return "token:" + jti + ":used";
    }

    /** Counter with a time to live of one window; all services. */
    public static String rateLimit(PlayerId id, String action) {
        return "ratelimit:" + id + ":" + action;
    }

    private static String game(GameId id, String part) {
        return "game:{" + id + "}:" + part;
    }
}
