package dev.monkeytown.gameserver.result;

/**
 * The JSON in {@code players.stats}.
 *
 * @param games finished games
 * @param wins games ended in first place, shared ones too
 * @param bananas held at the ends of all games together
 * @param best most held at the end of one game
 * @param agent whether it is a character of the house
 */
record PlayerStats(int games, int wins, long bananas, int best, boolean agent) {

    static PlayerStats none(boolean agent) {
        return new PlayerStats(0, 0, 0, 0, agent);
    }

    /** With one more game. */
    PlayerStats with(int place, int held) {
        return new PlayerStats(games + 1, wins + (place == 1 ? 1 : 0), bananas + held, Math.max(best, held), agent);
    }

    /** With one game less, which had been added; what was best before it is not known. */
    PlayerStats without(int place, int held) {
        return new PlayerStats(games - 1, wins - (place == 1 ? 1 : 0), bananas - held, best, agent);
    }
}
