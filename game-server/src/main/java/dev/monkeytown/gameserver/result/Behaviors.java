package dev.monkeytown.gameserver.result;

import dev.monkeytown.gameserver.agent.AgentIdentity;
import dev.monkeytown.simulation.agent.Cast;
import jakarta.persistence.EntityManager;

/** The rows of {@code agent_behaviors}. Thread-safe; blocks. */
final class Behaviors {

    /** The version that a character is shipped with. */
    private static final int FIRST_VERSION = 1;

    private final Database database;

    Behaviors(Database database) {
        this.database = database;
    }

    /** Stores the cast as shipped; what is stored already stays. */
    void rememberCast() {
        database.run(em -> {
            // Servers that start together would else both find nothing and one of them fail.
            em.createNativeQuery("LOCK TABLE agent_behaviors IN SHARE ROW EXCLUSIVE MODE")
                    .executeUpdate();
            for (Cast character : Cast.values()) {
                remember(em, character);
            }
        });
    }

    private static void remember(EntityManager em, Cast character) {
        if (em.find(AgentBehaviorRow.class, AgentIdentity.behaviorId(character)) == null) {
            em.persist(new AgentBehaviorRow(
                    AgentIdentity.behaviorId(character),
                    character.personality(),
                    character.model().word(),
                    FIRST_VERSION));
        }
    }
}
