package dev.monkeytown.gameserver.result;

/** How games are found by who played them. */
final class PlayedGames {

    /** A condition on {@code games} with the parameter {@code player}, for the index on results. */
    static final String BY =
            "result @> jsonb_build_object('standings', jsonb_build_array(jsonb_build_object('playerId', CAST(:player AS text))))";

    private PlayedGames() {}
}
