package dev.monkeytown.gameserver.result;

import dev.monkeytown.gameserver.rating.Rating;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code rating_history}: what one game made of one player's rating. Written once. */
@Entity
@Table(name = "rating_history")
class RatingHistoryRow {

    @Embeddable
    record Key(
            @Column(name = "game_id") UUID gameId,
            @Column(name = "player_id") UUID playerId) {}

    @EmbeddedId
    private Key key;

    private String rules;

    private int place;

    private double share;

    @Column(name = "mu_before")
    private double muBefore;

    @Column(name = "sigma_before")
    private double sigmaBefore;

    private double mu;

    private double sigma;

    @Column(name = "ended_at")
    private Instant endedAt;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected RatingHistoryRow() {}

    RatingHistoryRow(Key key, String rules, int place, double share, Rating before, Rating after, Instant endedAt) {
        this.key = key;
        this.rules = rules;
        this.place = place;
        this.share = share;
        this.muBefore = before.mu();
        this.sigmaBefore = before.sigma();
        this.mu = after.mu();
        this.sigma = after.sigma();
        this.endedAt = endedAt;
    }

    RatingRow.Key rated() {
        return new RatingRow.Key(key.playerId(), rules);
    }

    int place() {
        return place;
    }

    double share() {
        return share;
    }

    Rating before() {
        return new Rating(muBefore, sigmaBefore);
    }

    Rating after() {
        return new Rating(mu, sigma);
    }

    Instant endedAt() {
        return endedAt;
    }
}
