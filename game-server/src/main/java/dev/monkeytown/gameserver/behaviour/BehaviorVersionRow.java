package dev.monkeytown.gameserver.behaviour;

import dev.monkeytown.simulation.agent.Personality;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code agent_behavior_versions}: one version of one agent. Written by SQL that tells who was first. */
@Entity
@Table(name = "agent_behavior_versions")
class BehaviorVersionRow {

    @Embeddable
    record Key(@Column(name = "agent_id") UUID agentId, int version) {}

    @EmbeddedId
    private Key key;

    @JdbcTypeCode(SqlTypes.JSON)
    private Personality personality;

    @Column(name = "decision_model")
    private String decisionModel;

    @Column(name = "commit_id")
    private String commit;

    private String subject;

    @Column(name = "stored_at")
    private Instant storedAt;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected BehaviorVersionRow() {}

    StoredBehaviors.Version shown() {
        return new StoredBehaviors.Version(key.version(), decisionModel, personality, commit, subject, storedAt);
    }
}
