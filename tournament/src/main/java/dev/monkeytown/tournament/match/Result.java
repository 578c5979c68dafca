package dev.monkeytown.tournament.match;

import java.util.List;

/**
 * How one game ended.
 *
 * @param chairs who sat where
 * @param places of the seats, 1 is best; equal scores share a place
 * @param deeds of the seats
 */
public record Result(List<Chair> chairs, List<Integer> places, List<Deeds> deeds) {

    public Result {
        chairs = List.copyOf(chairs);
        places = List.copyOf(places);
        deeds = List.copyOf(deeds);
    }
}
