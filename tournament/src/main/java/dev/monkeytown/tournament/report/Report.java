package dev.monkeytown.tournament.report;

import dev.monkeytown.tournament.match.Result;
import dev.monkeytown.tournament.match.Side;
import dev.monkeytown.tournament.match.Tournament;
import dev.monkeytown.tournament.rating.Ratings;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a tournament showed.
 *
 * @param characters how each character played, over all sides
 * @param sideManners how each side played, over all characters
 */
public record Report(Tournament tournament, Ratings ratings, List<Portrait> characters, List<Portrait> sideManners) {

    /** @param results of that tournament, at least one */
    public static Report of(Tournament tournament, List<Result> results) {
        List<Side> sides = tournament.match().sides();
        return new Report(
                tournament,
                Ratings.of(results, sides.size(), tournament.seed()),
                Portrait.ofCharacters(results),
                IntStream.range(0, sides.size())
                        .mapToObj(side -> Portrait.ofSide(sides.get(side).name(), side, results))
                        .toList());
    }
}
