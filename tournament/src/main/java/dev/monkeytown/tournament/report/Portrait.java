package dev.monkeytown.tournament.report;

import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.tournament.match.Chair;
import dev.monkeytown.tournament.match.Deeds;
import dev.monkeytown.tournament.match.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * How a character, or everybody on a side, played: for each trait the mean over its games and the margin within which
 * the true mean lies with 95 %.
 *
 * @param name of the character or side
 * @param measures one for each {@link Trait}, in its order
 */
public record Portrait(String name, double meanPlace, List<Measure> measures) {

    private static final double NORMAL_95 = 1.96;

    /** A mean and its 95 % margin. */
    public record Measure(double mean, double margin95) {

        static Measure of(List<Double> values) {
            double mean = average(values);
            double squares = values.stream()
                    .mapToDouble(value -> (value - mean) * (value - mean))
                    .sum();
            double count = values.size();
            return new Measure(mean, count < 2 ? 0 : NORMAL_95 * Math.sqrt(squares / (count - 1) / count));
        }
    }

    public Measure of(Trait trait) {
        return measures.get(trait.ordinal());
    }

    /** The six characters, over all sides. */
    public static List<Portrait> ofCharacters(List<Result> results) {
        return Arrays.stream(Cast.values())
                .map(character -> of(character.displayName(), results, chair -> chair.character() == character))
                .toList();
    }

    /** One side, over all characters. */
    public static Portrait ofSide(String name, int side, List<Result> results) {
        return of(name, results, chair -> chair.side() == side);
    }

    private static Portrait of(String name, List<Result> results, Predicate<Chair> whose) {
        List<Deeds> deeds = new ArrayList<>();
        List<Double> places = new ArrayList<>();
        for (Result result : results) {
            for (int seat = 0; seat < result.chairs().size(); seat++) {
                if (whose.test(result.chairs().get(seat))) {
                    deeds.add(result.deeds().get(seat));
                    places.add((double) result.places().get(seat));
                }
            }
        }
        List<Measure> measures = Arrays.stream(Trait.values())
                .map(trait -> Measure.of(deeds.stream().map(trait::of).toList()))
                .toList();
        return new Portrait(name, average(places), measures);
    }

    private static double average(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
