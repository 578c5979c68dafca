package dev.monkeytown.gameserver.result;

import dev.monkeytown.gameserver.rating.Rating;
import dev.monkeytown.simulation.SimulationLimits;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A row of {@code ratings}: how strong a player is held to be at one set of rules. Changed under the player's row lock. */
@Entity
@Table(name = "ratings")
class RatingRow {

    @Embeddable
    record Key(@Column(name = "player_id") UUID playerId, String rules) {}

    @EmbeddedId
    private Key key;

    private double mu;

    private double sigma;

    private int games;

    private int[] places;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected RatingRow() {}

    /** Of somebody who has not played. */
    RatingRow(Key key) {
        this.key = key;
        this.mu = Rating.UNKNOWN.mu();
        this.sigma = Rating.UNKNOWN.sigma();
        this.places = new int[SimulationLimits.MAX_SEATS];
    }

    Key key() {
        return key;
    }

    Rating rating() {
        return new Rating(mu, sigma);
    }

    int games() {
        return games;
    }

    /** How often first, second, and so on. */
    List<Integer> places() {
        return Arrays.stream(places).boxed().toList();
    }

    /** After one game more. */
    void become(Rating rating, int place) {
        mu = rating.mu();
        sigma = rating.sigma();
        count(place, 1);
    }

    /** As if a game had not been; exact if it was the last one, and close to it otherwise. */
    void takeBack(Rating before, Rating after, int place) {
        mu += before.mu() - after.mu();
        sigma *= before.sigma() / after.sigma();
        count(place, -1);
    }

    private void count(int place, int more) {
        games += more;
        places = places.clone();
        places[place - 1] += more;
    }
}
