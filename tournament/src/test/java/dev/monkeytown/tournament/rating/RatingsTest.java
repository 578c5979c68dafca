package dev.monkeytown.tournament.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.tournament.match.Chair;
import dev.monkeytown.tournament.match.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RatingsTest {

    @Test
    void findsTheStrengthsThatResultsWereDrawnFrom() {
        double[] elo = {-150, 0, 150};
        SplittableRandom random = new SplittableRandom(4);
        List<Result> results = new ArrayList<>();
        for (int game = 0; game < 600; game++) {
            results.add(drawn(elo, random));
        }

        Ratings ratings = Ratings.of(results, 3, 1);

        for (int side = 0; side < 3; side++) {
            assertThat(ratings.elo().get(side)).isCloseTo(elo[side], within(25.0));
        }
        for (Interval gap : ratings.gaps()) {
            assertThat(gap.lower95()).isLessThan(150).isLessThan(gap.value());
            assertThat(gap.upper95()).isGreaterThan(150).isGreaterThan(gap.value());
            assertThat(gap.upper95() - gap.lower95()).isLessThan(90);
        }
    }

    @Test
    void sharesAFirstPlaceAndCountsASharedPlaceAsHalfAWin() {
        Result shared = result(List.of(1, 1));

        Ratings ratings = Ratings.of(List.of(shared), 2, 1);

        assertThat(ratings.firstPlaces()).containsExactly(0.5, 0.5);
        assertThat(ratings.gaps().getFirst().value()).isZero();
    }

    @Test
    void givesASideThatNeverLostAFiniteStrength() {
        Ratings ratings = Ratings.of(List.of(result(List.of(2, 1)), result(List.of(2, 1))), 2, 1);

        assertThat(ratings.gaps().getFirst().value()).isBetween(100.0, 1000.0);
        assertThat(ratings.firstPlaces()).containsExactly(0.0, 1.0);
    }

    private static Result result(List<Integer> places) {
        List<Chair> chairs = new ArrayList<>();
        for (int side = 0; side < places.size(); side++) {
            chairs.add(new Chair(side, Cast.GUS));
        }
        return new Result(chairs, places, List.of());
    }

    /** Twelve seats placed one after another with the odds of their strengths (Plackett-Luce). */
    private static Result drawn(double[] elo, SplittableRandom random) {
        List<Chair> chairs = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        Integer[] places = new Integer[12];
        for (int seat = 0; seat < 12; seat++) {
            chairs.add(new Chair(seat % 3, Cast.GUS));
            left.add(seat);
        }
        for (int place = 1; place <= 12; place++) {
            double total = left.stream()
                    .mapToDouble(seat -> Math.pow(10, elo[seat % 3] / 400))
                    .sum();
            double drawn = random.nextDouble() * total;
            int at = 0;
            while (at < left.size() - 1 && (drawn -= Math.pow(10, elo[left.get(at) % 3] / 400)) > 0) {
                at++;
            }
            places[left.remove(at)] = place;
        }
        return new Result(chairs, List.of(places), List.of());
    }
}
