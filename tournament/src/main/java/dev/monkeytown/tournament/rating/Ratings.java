package dev.monkeytown.tournament.rating;

import dev.monkeytown.tournament.match.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How strong the sides of a tournament are. Intervals come from resampling whole games (bootstrap), because the seats of
 * one game are not independent of each other.
 *
 * @param elo of each side; their mean is 0
 * @param gaps how far each side is above the one before it; the first has none
 * @param firstPlaces share of the first places; one that is shared counts in parts
 */
public record Ratings(List<Double> elo, List<Interval> gaps, List<Double> firstPlaces) {

    private static final int RESAMPLES = 2_000;

    public Ratings {
        elo = List.copyOf(elo);
        gaps = List.copyOf(gaps);
        firstPlaces = List.copyOf(firstPlaces);
    }

    /**
     * @param results at least one
     * @param sides how many there are
     * @param seed of the resampling
     */
    public static Ratings of(List<Result> results, int sides, long seed) {
        List<Pairs> games =
                results.stream().map(result -> Pairs.of(result, sides)).toList();
        double[] elo = elo(games, sides);
        double[][] gaps = new double[sides][RESAMPLES];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < RESAMPLES; i++) {
            Pairs drawn = Pairs.none(sides);
            for (int game = 0; game < games.size(); game++) {
                drawn.add(games.get(random.nextInt(games.size())));
            }
            double[] resampled = BradleyTerry.elo(drawn);
            for (int side = 1; side < sides; side++) {
                gaps[side][i] = resampled[side] - resampled[side - 1];
            }
        }
        List<Double> strengths = new ArrayList<>();
        List<Interval> intervals = new ArrayList<>();
        for (int side = 0; side < sides; side++) {
            strengths.add(elo[side]);
            if (side > 0) {
                intervals.add(Interval.of(elo[side] - elo[side - 1], gaps[side]));
            }
        }
        return new Ratings(strengths, intervals, firstPlaces(results, sides));
    }

    private static double[] elo(List<Pairs> games, int sides) {
        Pairs all = Pairs.none(sides);
        games.forEach(all::add);
        return BradleyTerry.elo(all);
    }

    private static List<Double> firstPlaces(List<Result> results, int sides) {
        double[] shares = new double[sides];
        for (Result result : results) {
            long winners = result.places().stream().filter(place -> place == 1).count();
            for (int seat = 0; seat < result.chairs().size(); seat++) {
                if (result.places().get(seat) == 1) {
                    shares[result.chairs().get(seat).side()] += 1.0 / winners / results.size();
                }
            }
        }
        List<Double> list = new ArrayList<>();
        for (double share : shares) {
            list.add(share);
        }
        return list;
    }
}
