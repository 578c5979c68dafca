package dev.monkeytown.gameserver.result;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code game_logs}: the deflated log of one finished game, beside its result. Written once. */
@Entity
@Table(name = "game_logs")
class GameLogRow {

    @Id
    @Column(name = "game_id")
    private UUID gameId;

    private byte[] log;

    @Column(name = "final_hash")
    private int finalHash;

    private int ticks;

    private long epoch;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected GameLogRow() {}

    GameLogRow(UUID gameId, byte[] log, int finalHash, int ticks, long epoch) {
        this.gameId = gameId;
        this.log = log;
        this.finalHash = finalHash;
        this.ticks = ticks;
        this.epoch = epoch;
    }

    long epoch() {
        return epoch;
    }

    UUID gameId() {
        return gameId;
    }

    byte[] log() {
        return log;
    }

    int finalHash() {
        return finalHash;
    }

    int ticks() {
        return ticks;
    }
}
