package dev.monkeytown.gameserver.result;

import dev.monkeytown.model.PlayerId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The rows of {@code accounts}: who signed in at an issuer is which player, for good. Thread-safe; blocks, and fails
 * as {@link Database} does.
 */
public final class Accounts {

    /** Characters of an issuer's address and of a subject there. */
    public static final int MAX_CHARS = 255;

    private final Database database;
    private final Players players;
    private final InstantSource clock;

    Accounts(Database database, Players players, InstantSource clock) {
        this.database = database;
        this.players = players;
        this.clock = clock;
    }

    /**
     * Whose account it is.
     *
     * @param name by which the player is known here
     * @param created whether it is new
     */
    public record Account(PlayerId player, String name, boolean created) {}

    /**
     * The account of this subject. If there is none the guest gets it and keeps all that the guest has; a guest who has
     * one already is somebody else's and stays so: then the account is of a new player under the same name.
     */
    public Account signIn(String issuer, String subject, PlayerId guest, String guestName) {
        return find(issuer, subject)
                .or(() -> open(issuer, subject, guest, guestName))
                .or(() -> open(issuer, subject, PlayerId.random(), guestName))
                .orElseThrow(() -> new PersistenceException("no account could be opened, and none is there"));
    }

    private Optional<Account> find(String issuer, String subject) {
        return database.call(em -> select(em, issuer, subject));
    }

    private static Optional<Account> select(EntityManager em, String issuer, String subject) {
        List<?> rows = em.createNativeQuery(
                        "SELECT p.id, p.username FROM accounts a JOIN players p ON p.id = a.player_id"
                                + " WHERE a.issuer = :issuer AND a.subject = :subject",
                        Object[].class)
                .setParameter("issuer", issuer)
                .setParameter("subject", subject)
                .getResultList();
        return rows.stream().findFirst().map(row -> {
            Object[] columns = (Object[]) row;
            return new Account(new PlayerId((UUID) columns[0]), Players.unmarked((String) columns[1]), false);
        });
    }

    /** Empty if the player has another account. Somebody who opens the same account in this moment is as good. */
    private Optional<Account> open(String issuer, String subject, PlayerId player, String name) {
        players.remember(player, name, false);
        int opened =
                database.call(em -> em.createNativeQuery("INSERT INTO accounts (issuer, subject, player_id, created_at)"
                                + " VALUES (:issuer, :subject, :player, :now) ON CONFLICT DO NOTHING")
                        .setParameter("issuer", issuer)
                        .setParameter("subject", subject)
                        .setParameter("player", player.value())
                        .setParameter("now", Timestamp.from(clock.instant()))
                        .executeUpdate());
        return opened == 1 ? Optional.of(new Account(player, name, true)) : find(issuer, subject);
    }
}
