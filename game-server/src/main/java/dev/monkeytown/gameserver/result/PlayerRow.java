package dev.monkeytown.gameserver.result;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code players}: a person or a character at a level. Lives in one transaction. */
@Entity
@Table(name = "players")
class PlayerRow {

    @Id
    private UUID id;

    private String username;

    @JdbcTypeCode(SqlTypes.JSON)
    private PlayerStats stats;

    @Column(name = "created_at")
    private Instant createdAt;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected PlayerRow() {}

    PlayerRow(UUID id, String username, PlayerStats stats, Instant createdAt) {
        this.id = id;
        this.username = username;
        this.stats = stats;
        this.createdAt = createdAt;
    }

    UUID id() {
        return id;
    }

    String username() {
        return username;
    }

    PlayerStats stats() {
        return stats;
    }

    Instant createdAt() {
        return createdAt;
    }

    void rename(String newName) {
        username = newName;
    }

    /** Nothing is left but the id and the name that all get who are forgotten. */
    void forget(String formerName) {
        username = formerName;
        stats = PlayerStats.none(false);
    }

    void add(int place, int bananas) {
        stats = stats.with(place, bananas);
    }

    void takeBack(int place, int bananas) {
        stats = stats.without(place, bananas);
    }
}
