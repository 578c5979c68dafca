package dev.monkeytown.gameserver.result;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.PlayerId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** The rows of {@code reports}: who complains to operators about whom. Thread-safe; blocks, and fails as {@link Database} does. */
public final class Reports {

    /** Characters of what was said. */
    public static final int MAX_SAID_CHARS = 1_000;

    /** Older ones are deleted with the next that comes. */
    static final Duration LIFE = Duration.ofDays(90);

    /** The newest, of which an answer has at most so many. */
    private static final int MOST_SHOWN = 100;

    /** A report. @param said as the reporter's page has it */
    public record Report(
            String reportId, String gameId, String reporter, String reported, String said, Instant reportedAt) {}

    private final Database database;
    private final InstantSource clock;

    Reports(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Keeps a report; of several by one about another in one game the first stays. */
    public void add(GameId game, PlayerId reporter, PlayerId reported, String said) {
        Instant now = clock.instant();
        database.run(em -> {
            em.createNativeQuery("DELETE FROM reports WHERE reported_at < :limit")
                    .setParameter("limit", Timestamp.from(now.minus(LIFE)))
                    .executeUpdate();
            em.createNativeQuery("INSERT INTO reports (id, game_id, reporter, reported, said, reported_at)"
                            + " VALUES (:id, :game, :reporter, :reported, :said, :now) ON CONFLICT DO NOTHING")
                    .setParameter("id", UUID.randomUUID())
                    .setParameter("game", game.value())
                    .setParameter("reporter", reporter.value())
                    .setParameter("reported", reported.value())
                    .setParameter("said", said)
                    .setParameter("now", Timestamp.from(now))
                    .executeUpdate();
        });
    }

    /** The newest first. */
    public List<Report> newest() {
        return database.call(em -> {
            List<?> rows = em.createNativeQuery(
                            "SELECT id, game_id, reporter, reported, said, reported_at FROM reports"
                                    + " ORDER BY reported_at DESC LIMIT " + MOST_SHOWN,
                            Object[].class)
                    .getResultList();
            return rows.stream().map(row -> report((Object[]) row)).toList();
        });
    }

    private static Report report(Object[] row) {
        return new Report(
                row[0].toString(),
                row[1].toString(),
                row[2].toString(),
                row[3].toString(),
                (String) row[4],
                PlayerData.instant(row[5]));
    }
}
