package dev.monkeytown.gameserver.result;

import dev.monkeytown.model.PlayerId;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that the database has about a person, for that person. Thread-safe; blocks, and fails as {@link Database} does. */
public final class PlayerData {

    /** Games in one answer, the newest. */
    static final int MOST_GAMES = 10_000;

    /**
     * All of it.
     *
     * @param name as it is stored; null, like {@code since}, for who never got a seat
     * @param note where the rest is
     */
    public record Everything(
            String playerId,
            @Nullable String name,
            @Nullable Instant since,
            @Nullable Figures figures,
            List<SignIn> accounts,
            List<Strength> ratings,
            List<Played> games,
            String note) {}

    /** Results over all games. */
    public record Figures(int games, int wins, long bananas, int best) {}

    /** Where the person signs in. */
    public record SignIn(String issuer, String subject, Instant since) {}

    /** How strong the person is held to be. */
    public record Strength(String rules, double mu, double sigma, int games) {}

    /** A finished game. */
    public record Played(String gameId, Instant startedAt, Instant endedAt) {}

    private static final String NOTE =
            "A game's result, with everybody's names, is at /api/games/{gameId}; its recording,"
                    + " with what everybody did and said, at /api/games/{gameId}/log.";

    private final Database database;

    PlayerData(Database database) {
        this.database = database;
    }

    public Everything of(PlayerId player) {
        return database.call(em -> {
            Optional<PlayerRow> row = Optional.ofNullable(em.find(PlayerRow.class, player.value()));
            return new Everything(
                    player.toString(),
                    row.map(PlayerRow::username).map(Players::unmarked).orElse(null),
                    row.map(PlayerRow::createdAt).orElse(null),
                    row.map(PlayerRow::stats)
                            .map(all -> new Figures(all.games(), all.wins(), all.bananas(), all.best()))
                            .orElse(null),
                    rows(em, "SELECT issuer, subject, created_at FROM accounts WHERE player_id = :player", player)
                            .map(each -> new SignIn((String) each[0], (String) each[1], instant(each[2])))
                            .toList(),
                    rows(em, "SELECT rules, mu, sigma, games FROM ratings WHERE player_id = :player", player)
                            .map(each -> new Strength(
                                    (String) each[0], (Double) each[1], (Double) each[2], (Integer) each[3]))
                            .toList(),
                    rows(
                                    em,
                                    "SELECT id, started_at, ended_at FROM games WHERE " + PlayedGames.BY
                                            + " ORDER BY ended_at DESC LIMIT " + MOST_GAMES,
                                    player)
                            .map(each -> new Played(((UUID) each[0]).toString(), instant(each[1]), instant(each[2])))
                            .toList(),
                    NOTE);
        });
    }

    private static Stream<Object[]> rows(EntityManager em, String sql, PlayerId player) {
        List<?> rows = em.createNativeQuery(sql, Object[].class)
                .setParameter("player", player.value())
                .getResultList();
        return rows.stream().map(row -> (Object[]) row);
    }

    /** What the driver makes of a column without a zone, which holds UTC. */
    static Instant instant(Object column) {
        return switch (column) {
            case Timestamp time -> time.toInstant();
            case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
            case Instant time -> time;
            default -> throw new IllegalArgumentException("no time: " + column.getClass());
        };
    }
}
