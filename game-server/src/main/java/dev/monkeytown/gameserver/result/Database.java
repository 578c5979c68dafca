package dev.monkeytown.gameserver.result;

import dev.monkeytown.platform.resilience.Dependency;
import dev.monkeytown.platform.resilience.DependencyUnavailableException;
import dev.monkeytown.platform.resilience.Resilience;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way to PostgreSQL, behind its circuit breaker. Each piece of work is one transaction and is tried once: who asks for
 * a page is told to come back, and what must be written is repeated by {@link ResultWriter}. Thread-safe; blocks.
 *
 * <p>Work fails with {@code PersistenceException} if the database does not answer, and with {@code
 * DependencyUnavailableException} if it is not asked because it did not answer before.
 */
public final class Database {

    private final EntityManagerFactory entities;
    private final Resilience resilience;

    Database(EntityManagerFactory entities, Resilience resilience) {
        this.entities = entities;
        this.resilience = resilience;
    }

    /** One transaction with an answer. */
    public <T extends @Nullable Object> T call(Function<EntityManager, T> work) {
        return resilience.callOnce(Dependency.POSTGRESQL, () -> entities.callInTransaction(work::apply));
    }

    /** One transaction. */
    public void run(Consumer<EntityManager> work) {
        call(em -> {
            work.accept(em);
            return true;
        });
    }

    /** Whether it answers now. */
    boolean answers() {
        try {
            run(em -> em.createNativeQuery("SELECT 1", Integer.class).getSingleResult());
            return true;
        } catch (PersistenceException | DependencyUnavailableException away) {
            return false;
        }
    }
}
