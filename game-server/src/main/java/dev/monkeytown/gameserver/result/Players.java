package dev.monkeytown.gameserver.result;

import dev.monkeytown.gameserver.agent.AgentIdentity;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.Difficulty;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The rows of {@code players}. Thread-safe; blocks, and fails as {@link Database} does. */
public final class Players {

    /** Names are unique there; somebody whose name is taken gets a piece of the id behind it. */
    static final String MARK = " #";

    /** The column holds 64; the rest is for the mark. */
    private static final int MAX_NAME_CHARS = 48;

    private static final String NAME_TAKEN = "players_username_key";

    private final Database database;
    private final InstantSource clock;

    Players(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Makes sure that the player has a row, under this name as far as it is free. */
    public void remember(PlayerId player, String name, boolean agent) {
        String id = player.toString().replace("-", "");
        String fitting = name.length() <= MAX_NAME_CHARS ? name : name.substring(0, MAX_NAME_CHARS);
        List<String> names =
                List.of(fitting, fitting + MARK + id.substring(0, 4), fitting + MARK + id.substring(0, 12));
        for (String candidate : names) {
            if (named(player, candidate, agent)) {
                return;
            }
        }
        throw new PersistenceException("no free name for player " + player);
    }

    /** Puts the whole cast on the ladder, so that no person can take a character's name there. */
    void rememberCast() {
        for (Cast character : Cast.values()) {
            for (Difficulty difficulty : Difficulty.values()) {
                remember(
                        AgentIdentity.playerId(character, difficulty),
                        AgentIdentity.ladderName(character, difficulty),
                        true);
            }
        }
    }

    /** A name as the player chose it. */
    static String unmarked(String username) {
        int mark = username.lastIndexOf(MARK);
        return mark < 0 ? username : username.substring(0, mark);
    }

    private boolean named(PlayerId player, String candidate, boolean agent) {
        try {
            return database.call(em -> write(em, player, candidate, agent));
        } catch (PersistenceException e) {
            ConstraintViolationException violation = violation(e);
            if (violation == null) {
                throw e;
            }
            // Any other constraint is the id's: somebody else wrote the same player in this moment, which is as good.
            return !String.valueOf(violation.getConstraintName()).contains(NAME_TAKEN);
        }
    }

    /** Whether the name was free; two who ask for one name in the same moment are told apart by the constraint. */
    private boolean write(EntityManager em, PlayerId player, String candidate, boolean agent) {
        long others = em.createQuery(
                        "select count(p) from PlayerRow p where p.username = :name and p.id <> :id", Long.class)
                .setParameter("name", candidate)
                .setParameter("id", player.value())
                .getSingleResult();
        if (others > 0) {
            return false;
        }
        if (!agent && EndedPlayers.isForgotten(em, player.value())) {
            return writeFormer(em, player);
        }
        PlayerRow row = em.find(PlayerRow.class, player.value(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            em.persist(new PlayerRow(player.value(), candidate, PlayerStats.none(agent), clock.instant()));
        } else if (!row.username().equals(candidate) && !row.username().startsWith(candidate + MARK)) {
            row.rename(candidate);
        }
        return true;
    }

    /** A game that was under way when its player was deleted ends later; it is added up, under no name. */
    private boolean writeFormer(EntityManager em, PlayerId player) {
        if (em.find(PlayerRow.class, player.value(), LockModeType.PESSIMISTIC_WRITE) == null) {
            String name = EndedPlayers.FORMER_NAME + MARK + player.toString().replace("-", "");
            em.persist(new PlayerRow(player.value(), name, PlayerStats.none(false), clock.instant()));
        }
        return true;
    }

    private static @Nullable ConstraintViolationException violation(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException violation) {
                return violation;
            }
        }
        return null;
    }
}
