package dev.monkeytown.gameserver.behaviour;

import dev.monkeytown.simulation.agent.Personality;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code agent_behaviors}: how one character decides, in its newest version. Written by SQL that tells which is. */
@Entity
@Table(name = "agent_behaviors")
class AgentBehaviorRow {

    @Id
    private UUID id;

    @JdbcTypeCode(SqlTypes.JSON)
    private Personality personality;

    @Column(name = "decision_model")
    private String decisionModel;

    private int version;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected AgentBehaviorRow() {}

    UUID id() {
        return id;
    }

    Personality personality() {
        return personality;
    }

    String decisionModel() {
        return decisionModel;
    }

    int version() {
        return version;
    }
}
