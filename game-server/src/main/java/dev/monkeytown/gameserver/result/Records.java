package dev.monkeytown.gameserver.result;

import dev.monkeytown.gameserver.rating.Rating;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.simulation.rules.RuleSets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What players have achieved. Thread-safe; blocks, and fails as {@link Database} does. */
public final class Records {

    /**
     * What one player has achieved.
     *
     * @param games finished ones
     * @param wins of these, those ended in first place
     * @param bananas held at the ends of all games together
     * @param best most held at the end of one game
     * @param places how often first, second, and so on; empty if never placed
     * @param rating as {@link Rating#shown}
     */
    public record Achieved(int games, int wins, long bananas, int best, List<Integer> places, int rating) {

        /** Of who has not played. */
        public static final Achieved NOTHING = new Achieved(0, 0, 0, 0, List.of(), Rating.UNKNOWN.shown());
    }

    private static final String FOUND = """
            select player, rating from PlayerRow player join RatingRow rating on player.id = rating.key.playerId
            where player.id in :ids and rating.key.rules = :rules
            """;

    private final Database database;

    Records(Database database) {
        this.database = database;
    }

    /** The record of each of these players, also of who has none yet, at the rules that newcomers play. */
    public Map<PlayerId, Achieved> of(Collection<PlayerId> players) {
        List<UUID> ids = players.stream().map(PlayerId::value).toList();
        Map<PlayerId, Achieved> records = new HashMap<>();
        players.forEach(player -> records.put(player, Achieved.NOTHING));
        database.run(em -> em.createQuery(FOUND, Object[].class)
                .setParameter("ids", ids)
                .setParameter("rules", RuleSets.all().getFirst().spec().name())
                .getResultStream()
                .forEach(pair -> {
                    PlayerRow player = (PlayerRow) pair[0];
                    records.put(new PlayerId(player.id()), achieved(player.stats(), (RatingRow) pair[1]));
                }));
        return records;
    }

    private static Achieved achieved(PlayerStats stats, RatingRow rating) {
        return new Achieved(
                stats.games(),
                stats.wins(),
                stats.bananas(),
                stats.best(),
                rating.places(),
                rating.rating().shown());
    }
}
