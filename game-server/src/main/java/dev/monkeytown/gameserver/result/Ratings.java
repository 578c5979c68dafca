package dev.monkeytown.gameserver.result;

import dev.monkeytown.gameserver.game.FinishedGame;
import dev.monkeytown.gameserver.game.FinishedGame.Placed;
import dev.monkeytown.gameserver.rating.PlackettLuce;
import dev.monkeytown.gameserver.rating.PlackettLuce.Member;
import dev.monkeytown.gameserver.rating.PlackettLuce.Team;
import dev.monkeytown.gameserver.rating.Rating;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/**
 * What a finished game makes of ratings. Inside the transaction that stores the game, with its players' rows locked, so
 * each game counts once and no two games change one rating at the same time.
 */
final class Ratings {

    private Ratings() {}

    /** @param players everybody once, with their place */
    static void add(EntityManager em, FinishedGame game, SortedMap<UUID, Placed> players) {
        String rules = game.log().setup().rulesName();
        Map<Integer, Double> shares = OwnShare.bySeat(game);
        List<RatingRow> rows = new ArrayList<>();
        List<Team> teams = new ArrayList<>();
        players.forEach((player, placed) -> {
            RatingRow row = row(em, new RatingRow.Key(player, rules));
            rows.add(row);
            teams.add(new Team(
                    placed.place(), List.of(new Member(row.rating(), shares.getOrDefault(placed.seat(), 1.0)))));
        });
        List<List<Rating>> rated = PlackettLuce.rate(teams);
        for (int i = 0; i < rows.size(); i++) {
            remember(em, game, rows.get(i), teams.get(i), rated.get(i).getFirst());
        }
    }

    /** As if the game had not been stored; its players' rows must be locked. */
    static void takeBack(EntityManager em, UUID game) {
        List<RatingHistoryRow> changes = em.createQuery(
                        "from RatingHistoryRow where key.gameId = :game", RatingHistoryRow.class)
                .setParameter("game", game)
                .getResultList();
        for (RatingHistoryRow change : changes) {
            row(em, change.rated()).takeBack(change.before(), change.after(), change.place());
            em.remove(change);
        }
    }

    private static void remember(EntityManager em, FinishedGame game, RatingRow row, Team team, Rating after) {
        em.persist(new RatingHistoryRow(
                new RatingHistoryRow.Key(game.id().value(), row.key().playerId()),
                row.key().rules(),
                team.place(),
                team.members().getFirst().share(),
                row.rating(),
                after,
                game.endedAt()));
        row.become(after, team.place());
    }

    private static RatingRow row(EntityManager em, RatingRow.Key key) {
        RatingRow row = em.find(RatingRow.class, key);
        if (row == null) {
            row = new RatingRow(key);
            em.persist(row);
        }
        return row;
    }
}
