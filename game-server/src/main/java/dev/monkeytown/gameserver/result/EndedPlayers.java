package dev.monkeytown.gameserver.result;

import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.message.EndReason;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/**
 * The rows of {@code ended_players}, and what becomes of the other tables when somebody wants to be forgotten. Thread-safe;
 * blocks, and fails as {@link Database} does.
 */
public final class EndedPlayers {

    /** By which those are known who were forgotten, in games that others remember. */
    static final String FORMER_NAME = "Former player";

    private static final String END =
            "INSERT INTO ended_players (player_id, reason, ended_at) VALUES (:player, :reason, :now)"
                    + " ON CONFLICT (player_id) DO UPDATE SET reason = :reason, ended_at = :now"
                    + " WHERE ended_players.reason <> 'account_deleted'";

    /** Everything with the player's name in it, but for the row that the name is in as such. */
    private static final List<String> FORGET = List.of(
            "DELETE FROM accounts WHERE player_id = :player",
            "DELETE FROM reports WHERE reporter = :player OR reported = :player",
            "DELETE FROM ratings WHERE player_id = :player",
            "DELETE FROM rating_history WHERE player_id = :player",
            "UPDATE game_logs SET log = '' WHERE game_id IN (SELECT id FROM games WHERE " + PlayedGames.BY + ")",
            "UPDATE games SET result = jsonb_set(result, '{standings}', (SELECT jsonb_agg("
                    + " CASE WHEN each->>'playerId' = CAST(:player AS text)"
                    + " THEN jsonb_set(each, '{name}', to_jsonb(CAST(:name AS text))) ELSE each END ORDER BY place)"
                    + " FROM jsonb_array_elements(result->'standings') WITH ORDINALITY AS standing (each, place)))"
                    + " WHERE " + PlayedGames.BY);

    private final Database database;
    private final InstantSource clock;

    EndedPlayers(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** From now on nobody signs in as this player. */
    public void ban(PlayerId player) {
        database.run(em -> end(em, player, EndReason.BANNED));
    }

    /** Undoes {@link #ban}. Whether there was anything to undo. */
    public boolean pardon(PlayerId player) {
        return database.call(em -> em.createNativeQuery(
                                "DELETE FROM ended_players WHERE player_id = :player AND reason = :reason")
                        .setParameter("player", player.value())
                        .setParameter("reason", EndReason.BANNED.wire())
                        .executeUpdate())
                > 0;
    }

    public boolean isBanned(PlayerId player) {
        return database.call(em -> isEnded(em, player.value(), EndReason.BANNED));
    }

    /**
     * Deletes what is stored about a person: account, ratings, figures, name, and the recordings of their games, in which
     * their words and inputs are. Games that others have played too stay, without the name. May be repeated.
     */
    public void forget(PlayerId player) {
        database.run(em -> {
            end(em, player, EndReason.ACCOUNT_DELETED);
            for (String statement : FORGET) {
                var query = em.createNativeQuery(statement).setParameter("player", player.value());
                if (statement.contains(":name")) {
                    query.setParameter("name", FORMER_NAME);
                }
                query.executeUpdate();
            }
            PlayerRow row = em.find(PlayerRow.class, player.value());
            if (row != null) {
                row.forget(FORMER_NAME + Players.MARK + player.toString().replace("-", ""));
            }
        });
    }

    /** Whether this person is not to be written about any more. */
    static boolean isForgotten(EntityManager em, UUID player) {
        return isEnded(em, player, EndReason.ACCOUNT_DELETED);
    }

    private static boolean isEnded(EntityManager em, UUID player, EndReason reason) {
        return !em.createNativeQuery(
                        "SELECT 1 FROM ended_players WHERE player_id = :player AND reason = :reason", Integer.class)
                .setParameter("player", player)
                .setParameter("reason", reason.wire())
                .getResultList()
                .isEmpty();
    }

    private void end(EntityManager em, PlayerId player, EndReason reason) {
        em.createNativeQuery(END)
                .setParameter("player", player.value())
                .setParameter("reason", reason.wire())
                .setParameter("now", Timestamp.from(clock.instant()))
                .executeUpdate();
    }
}
