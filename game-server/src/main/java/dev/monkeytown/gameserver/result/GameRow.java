package dev.monkeytown.gameserver.result;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code games}: one finished game. Written once. */
@Entity
@Table(name = "games")
class GameRow {

    @Id
    private UUID id;

    @JdbcTypeCode(SqlTypes.JSON)
    private GameSettings config;

    @JdbcTypeCode(SqlTypes.JSON)
    private GameResult result;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected GameRow() {}

    GameRow(UUID id, GameSettings config, GameResult result, Instant startedAt, Instant endedAt) {
        this.id = id;
        this.config = config;
        this.result = result;
        this.startedAt = startedAt;
        this.endedAt = endedAt;
    }

    UUID id() {
        return id;
    }

    GameSettings config() {
        return config;
    }

    GameResult result() {
        return result;
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant endedAt() {
        return endedAt;
    }
}
