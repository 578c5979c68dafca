package dev.monkeytown.tournament.match;

import dev.monkeytown.simulation.agent.Cast;
import java.util.ArrayList;
import java.util.List;

/**
 * Who sits where: neighbours of one group are the same character on every side, so within each game all sides have the
 * same characters. Sides turn by one seat from game to game and characters by one group from round to round: a Latin
 * square, so that after {@link #roundGames()} games everybody has sat everywhere for every side equally often.
 *
 * @param sides how many there are
 * @param groups characters in a game
 */
public record Schedule(int sides, int groups) {

    /** The largest number of whole groups for which a game has at most 12 seats, which is what a game is measured with. */
    public static Schedule of(int sides) {
        return new Schedule(sides, 12 / sides);
    }

    public int seats() {
        return sides * groups;
    }

    /** Games after which all is balanced. */
    public int roundGames() {
        return sides * Cast.values().length;
    }

    /** The seats of a game, the first game being 0. */
    public List<Chair> game(int number) {
        Cast[] cast = Cast.values();
        List<Chair> chairs = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            for (int place = 0; place < sides; place++) {
                int side = (place + group + number) % sides;
                chairs.add(new Chair(side, cast[(group + number / sides) % cast.length]));
            }
        }
        return chairs;
    }
}
