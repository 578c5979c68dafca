package dev.monkeytown.gameserver.result;

import dev.monkeytown.gameserver.agent.AgentIdentity;
import dev.monkeytown.gameserver.game.FinishedGame;
import dev.monkeytown.gameserver.game.FinishedGame.Placed;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.message.Placing;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.agent.Cast;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The finished games. Thread-safe; blocks, and fails as {@link Database} does. */
public final class Results {

    /** A finished game as it is shown. */
    public record Finished(GameId gameId, GameSettings config, GameResult result, Instant startedAt, Instant endedAt) {}

    private final Database database;
    private final Players players;

    Results(Database database, Players players) {
        this.database = database;
        this.players = players;
    }

    /**
     * Stores a game with its log and adds it to its players' figures, all or nothing, once however often it is called. A
     * later owner's end of a game replaces an earlier owner's.
     *
     * @return whether it was stored by this call
     */
    public boolean save(FinishedGame game) {
        for (Placed placed : game.placings()) {
            players.remember(placed.player(), ladderName(game, placed), placed.agent());
        }
        byte[] log = StoredLog.deflate(game.log().encode());
        return database.call(em -> save(em, game, log));
    }

    /** A finished game; empty while it runs, and for games that never were. */
    public Optional<Finished> find(GameId id) {
        return database.call(em -> Optional.ofNullable(em.find(GameRow.class, id.value()))
                .map(row -> new Finished(id, row.config(), row.result(), row.startedAt(), row.endedAt())));
    }

    /** The log of a finished game, as the simulation's codec reads it; empty also if somebody in it was forgotten. */
    public Optional<byte[]> log(GameId id) {
        return database.<Optional<byte[]>>call(em -> Optional.ofNullable(em.find(GameLogRow.class, id.value()))
                        .map(GameLogRow::log)
                        .filter(log -> log.length > 0))
                .map(StoredLog::inflate);
    }

    /** Two servers saving the same game at once: the second fails on the primary key, as a whole. */
    private static boolean save(EntityManager em, FinishedGame game, byte[] log) {
        UUID id = game.id().value();
        GameLogRow before = em.find(GameLogRow.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (before != null && before.epoch() >= game.epoch()) {
            return false;
        }
        if (before != null) {
            takeBack(em, before);
        }
        Set<UUID> forgotten = forgotten(em, game);
        em.persist(new GameRow(id, settings(game), result(game, forgotten), game.startedAt(), game.endedAt()));
        em.flush();
        em.persist(new GameLogRow(
                id, forgotten.isEmpty() ? log : new byte[0], game.finalHash(), game.ticks(), game.epoch()));
        // In the order of the ids, so that two games that end at once with the same agents cannot lock each other out.
        SortedMap<UUID, Placed> players = byPlayer(game);
        players.forEach((player, placed) -> {
            PlayerRow row = em.find(PlayerRow.class, player, LockModeType.PESSIMISTIC_WRITE);
            row.add(placed.place(), placed.bananas());
        });
        Ratings.add(em, game, players);
        return true;
    }

    /** Those of its persons who wanted to be forgotten while it went on. */
    private static Set<UUID> forgotten(EntityManager em, FinishedGame game) {
        return game.placings().stream()
                .filter(placed -> !placed.agent())
                .map(placed -> placed.player().value())
                .filter(player -> EndedPlayers.isForgotten(em, player))
                .collect(Collectors.toSet());
    }

    /** As if the game had not been stored; only a player's best stays, because the one before it is not known. */
    private static void takeBack(EntityManager em, GameLogRow log) {
        GameRow before = em.find(GameRow.class, log.gameId());
        SortedMap<UUID, Placing> best = new TreeMap<>();
        before.result().standings().forEach(placing -> best.putIfAbsent(UUID.fromString(placing.playerId()), placing));
        best.forEach((player, placing) -> {
            PlayerRow row = em.find(PlayerRow.class, player, LockModeType.PESSIMISTIC_WRITE);
            row.takeBack(placing.place(), placing.bananas());
        });
        Ratings.takeBack(em, log.gameId());
        em.remove(log);
        em.flush();
        em.remove(before);
        em.flush();
    }

    /** A character may hold several seats of a game; its best one counts. */
    private static SortedMap<UUID, Placed> byPlayer(FinishedGame game) {
        SortedMap<UUID, Placed> best = new TreeMap<>();
        game.placings().forEach(placed -> best.putIfAbsent(placed.player().value(), placed));
        return best;
    }

    private static GameSettings settings(FinishedGame game) {
        GameSetup setup = game.log().setup();
        return new GameSettings(
                setup.rulesName(),
                setup.seats(),
                setup.rules().durationTicks() / GameRules.TICKS_PER_SECOND,
                setup.rules(),
                AgentIdentity.level(game.difficulty()),
                setup.seed());
    }

    private static GameResult result(FinishedGame game, Set<UUID> forgotten) {
        return new GameResult(
                game.placings().stream()
                        .map(placed -> new Placing(
                                placed.place(),
                                placed.player().toString(),
                                forgotten.contains(placed.player().value()) ? EndedPlayers.FORMER_NAME : placed.name(),
                                placed.agent(),
                                placed.bananas()))
                        .toList(),
                game.finalHash(),
                game.ticks());
    }

    private static String ladderName(FinishedGame game, Placed placed) {
        return placed.agent() ? AgentIdentity.ladderName(character(placed), game.difficulty()) : placed.name();
    }

    private static Cast character(Placed placed) {
        for (Cast character : Cast.values()) {
            if (character.figure().equals(placed.figure())) {
                return character;
            }
        }
        throw new IllegalArgumentException("not of the cast: " + placed.figure());
    }
}
