package dev.monkeytown.gameserver.behaviour;

import dev.monkeytown.gameserver.agent.AgentIdentity;
import dev.monkeytown.gameserver.agent.Behavior;
import dev.monkeytown.gameserver.agent.Repertoire;
import dev.monkeytown.gameserver.result.Database;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.DecisionModel;
import dev.monkeytown.simulation.agent.Personality;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of {@code agent_behaviors}, the newest version of each agent, and of {@code agent_behavior_versions}, all there
 * ever were. Thread-safe; blocks, and fails as {@link Database} does.
 */
public final class StoredBehaviors {

    /** Versions shown of one agent, newest first. */
    static final int MOST_SHOWN = 50;

    private static final Logger log = LoggerFactory.getLogger(StoredBehaviors.class);

    private static final String ADD_VERSION = """
            INSERT INTO agent_behavior_versions (agent_id, version, personality, decision_model, commit_id, subject)
            VALUES (:id, :version, CAST(:personality AS jsonb), :model, :commit, :subject)
            ON CONFLICT DO NOTHING""";

    private static final String SET_NEWEST = """
            INSERT INTO agent_behaviors AS newest (id, personality, decision_model, version)
            VALUES (:id, CAST(:personality AS jsonb), :model, :version)
            ON CONFLICT (id) DO UPDATE
            SET personality = excluded.personality, decision_model = excluded.decision_model, version = excluded.version
            WHERE newest.version < excluded.version""";

    /**
     * One version as it is shown.
     *
     * @param commit where it comes from; empty for the shipped one
     * @param subject first line of the commit's message
     */
    public record Version(
            int version,
            String decisionModel,
            Personality personality,
            String commit,
            String subject,
            Instant storedAt) {}

    private final Database database;
    private final JsonMapper mapper;

    StoredBehaviors(Database database, JsonMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /** Stores the cast as shipped; what is stored already stays. */
    void rememberCast() {
        for (Behavior shipped : Repertoire.shipped().all()) {
            store(shipped, "", "As shipped");
        }
    }

    /**
     * Stores a version and makes it the newest one, if it is. Of servers that store the same at once, the table's key lets
     * one through.
     *
     * @return whether it was stored by this call
     */
    boolean store(Behavior behavior, String commit, String subject) {
        return database.call(em -> {
            boolean added = em.createNativeQuery(ADD_VERSION)
                            .setParameter("id", AgentIdentity.behaviorId(behavior.character()))
                            .setParameter("version", behavior.version())
                            .setParameter("personality", mapper.writeValueAsString(behavior.personality()))
                            .setParameter("model", behavior.model().word())
                            .setParameter("commit", commit)
                            .setParameter("subject", subject)
                            .executeUpdate()
                    == 1;
            if (added) {
                setNewest(em, behavior);
            }
            return added;
        });
    }

    /** The newest version of every agent that has one. */
    List<Behavior> newest() {
        List<AgentBehaviorRow> rows = database.call(em ->
                em.createQuery("from AgentBehaviorRow", AgentBehaviorRow.class).getResultList());
        return rows.stream()
                .map(StoredBehaviors::behavior)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The newest version of one agent; the shipped one if none is stored. */
    Behavior newest(Cast character) {
        return Repertoire.of(newest()).of(character);
    }

    /** Versions of an agent, newest first, at most {@link #MOST_SHOWN}. */
    public List<Version> versions(Cast character) {
        UUID id = AgentIdentity.behaviorId(character);
        return database.call(em -> em.createQuery(
                        "from BehaviorVersionRow where key.agentId = :id order by key.version desc",
                        BehaviorVersionRow.class)
                .setParameter("id", id)
                .setMaxResults(MOST_SHOWN)
                .getResultStream()
                .map(BehaviorVersionRow::shown)
                .toList());
    }

    private void setNewest(EntityManager em, Behavior behavior) {
        em.createNativeQuery(SET_NEWEST)
                .setParameter("id", AgentIdentity.behaviorId(behavior.character()))
                .setParameter("version", behavior.version())
                .setParameter("personality", mapper.writeValueAsString(behavior.personality()))
                .setParameter("model", behavior.model().word())
                .executeUpdate();
    }

    /** Empty if a newer build stored what this one does not know. */
    private static Optional<Behavior> behavior(AgentBehaviorRow row) {
        for (Cast character : Cast.values()) {
            if (AgentIdentity.behaviorId(character).equals(row.id())) {
                Optional<DecisionModel> model = DecisionModel.named(Objects.toString(row.decisionModel(), ""));
                if (model.isEmpty()) {
                    log.warn(
                            "{} is stored with a decision model that this build does not have, and behaves as shipped",
                            character);
                }
                return model.map(known -> new Behavior(character, row.version(), known, row.personality()));
            }
        }
        return Optional.empty();
    }
}
