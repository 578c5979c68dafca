package dev.monkeytown.gameserver.result;

import dev.monkeytown.platform.health.ReadinessCheck;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;

/**
 * How PostgreSQL does. Games are played without it and their results wait, so this server is ready as long as there is
 * room for them; the detail says what is degraded.
 */
final class DatabaseCheck implements ReadinessCheck {

    /** Of the results that may wait, the share above which no more games should be given to this server. */
    private static final double CROWDED = 0.8;

    private final EntityManagerFactory entities;
    private final ResultWriter writer;

    DatabaseCheck(EntityManagerFactory entities, ResultWriter writer) {
        this.entities = entities;
        this.writer = writer;
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public Answer check() {
        try {
            entities.runInTransaction(
                    em -> em.createNativeQuery("SELECT 1", Integer.class).getSingleResult());
            return Answer.healthy("answers");
        } catch (PersistenceException away) {
            String detail = "away; results wait: " + writer.waiting();
            boolean crowded = writer.waiting() > ResultWriter.MAX_WAITING * CROWDED;
            return crowded ? Answer.unhealthy(detail) : Answer.healthy("degraded: " + detail);
        }
    }
}
