package dev.monkeytown.gameserver.result;

import dev.monkeytown.platform.health.ReadinessCheck;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.util.function.LongSupplier;

/**
 * How PostgreSQL does. Games are played without it and their results wait, so this server is ready as long as there is
 * room for them; the detail says what is degraded.
 */
final class DatabaseCheck implements ReadinessCheck {

    /** Of the results that may wait, the share above which no more games should be given to this server. */
    private static final double CROWDED = 0.8;

    private final EntityManagerFactory entities;
    private final ResultWriter writer;
    private final LongSupplier dead;

    /** @param dead results that can never be stored */
    DatabaseCheck(EntityManagerFactory entities, ResultWriter writer, LongSupplier dead) {
        this.entities = entities;
        this.writer = writer;
        this.dead = dead;
    }

    static boolean answers(EntityManagerFactory entities) {
        try {
            entities.runInTransaction(
                    em -> em.createNativeQuery("SELECT 1", Integer.class).getSingleResult());
            return true;
        } catch (PersistenceException away) {
            return false;
        }
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public Answer check() {
        if (answers(entities)) {
            long never = dead.getAsLong();
            return Answer.healthy(never == 0 ? "answers" : "degraded: " + never + " results can never be stored");
        }
        String detail = "away; results wait: " + writer.waiting();
        boolean crowded = writer.waiting() > ResultWriter.MAX_WAITING * CROWDED;
        return crowded ? Answer.unhealthy(detail) : Answer.healthy("degraded: " + detail);
    }
}
