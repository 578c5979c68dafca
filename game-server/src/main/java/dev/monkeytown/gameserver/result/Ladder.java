package dev.monkeytown.gameserver.result;

import dev.monkeytown.gameserver.rating.Rating;
import dev.monkeytown.simulation.rules.RuleSets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Who is strongest. Thread-safe; blocks, and fails as {@link Database} does. */
public final class Ladder {

    /** Lines shown. */
    static final int LENGTH = 20;

    private static final String TOP = """
            select player, rating from RatingRow rating join PlayerRow player on player.id = rating.key.playerId
            where rating.key.rules = :rules
            order by rating.mu - 3 * rating.sigma desc, player.id
            """;

    /**
     * A line; equal ratings share a place.
     *
     * @param rating as {@link Rating#shown}
     */
    public record Line(
            int place,
            UUID playerId,
            String name,
            boolean agent,
            int games,
            int wins,
            long bananas,
            int best,
            int rating) {}

    /** A player with their strength. */
    record Ranked(PlayerRow player, Rating rating) {}

    private final Database database;

    Ladder(Database database) {
        this.database = database;
    }

    /** The first {@link #LENGTH} at the rules that newcomers play, by the strength that they have almost surely. */
    public List<Line> top() {
        return lines(database.call(em -> em.createQuery(TOP, Object[].class)
                .setParameter("rules", RuleSets.all().getFirst().spec().name())
                .setMaxResults(LENGTH)
                .getResultStream()
                .map(pair -> new Ranked((PlayerRow) pair[0], ((RatingRow) pair[1]).rating()))
                .toList()));
    }

    static List<Line> lines(List<Ranked> ranked) {
        List<Line> lines = new ArrayList<>();
        for (Ranked each : ranked) {
            PlayerStats stats = each.player().stats();
            int rating = each.rating().shown();
            int place = lines.size() + 1;
            if (!lines.isEmpty() && lines.getLast().rating() == rating) {
                place = lines.getLast().place();
            }
            lines.add(new Line(
                    place,
                    each.player().id(),
                    each.player().username(),
                    stats.agent(),
                    stats.games(),
                    stats.wins(),
                    stats.bananas(),
                    stats.best(),
                    rating));
        }
        return lines;
    }
}
