package dev.monkeytown.gameserver.result;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Who won most. Thread-safe; blocks, and fails as {@link Database} does. */
public final class Ladder {

    /** Lines shown. */
    static final int LENGTH = 20;

    private static final String TOP = """
            SELECT * FROM players
            WHERE CAST(stats->>'games' AS integer) > 0
            ORDER BY CAST(stats->>'wins' AS integer) DESC, CAST(stats->>'bananas' AS bigint) DESC, id
            LIMIT %d
            """.formatted(LENGTH);

    /** A line; equal wins and bananas share a place. */
    public record Line(
            int place, UUID playerId, String name, boolean agent, int games, int wins, long bananas, int best) {}

    private final Database database;

    Ladder(Database database) {
        this.database = database;
    }

    /** The first {@link #LENGTH}, by wins, then by bananas. */
    public List<Line> top() {
        return lines(database.<List<PlayerRow>>call(em -> em.unwrap(org.hibernate.Session.class)
                .createNativeQuery(TOP, PlayerRow.class)
                .getResultList()));
    }

    static List<Line> lines(List<PlayerRow> rows) {
        List<Line> lines = new ArrayList<>();
        for (PlayerRow row : rows) {
            PlayerStats stats = row.stats();
            int place = lines.size() + 1;
            if (!lines.isEmpty()
                    && lines.getLast().wins() == stats.wins()
                    && lines.getLast().bananas() == stats.bananas()) {
                place = lines.getLast().place();
            }
            lines.add(new Line(
                    place,
                    row.id(),
                    row.username(),
                    stats.agent(),
                    stats.games(),
                    stats.wins(),
                    stats.bananas(),
                    stats.best()));
        }
        return lines;
    }
}
