package dev.monkeytown.bench.engine;

/**
 * One measurement of so many games.
 *
 * @param games held all the time; 0 when only the control recorder ran
 * @param seconds length of the window, after a warm-up
 * @param lateness from the deadline of a loop thread's turn to its beginning
 * @param control the same for a thread that does nothing, in the same process at the same time
 * @param spacing how far the time between two ticks of a game was from a sixtieth of a second, either way
 * @param missedTicks that games were due in the window and did not get
 * @param missedShare of all that were due
 * @param pausedTicks left out because too many frames waited for Redis
 * @param rebases how often a loop thread was too late to make up for all ticks
 * @param isolatedGames moved to the thread apart because they overran their budget again and again
 * @param liveBytes of heap in use after a collection
 */
record Point(
        int games,
        double seconds,
        Punctuality lateness,
        Punctuality control,
        Punctuality spacing,
        Cost step,
        Cost tick,
        long missedTicks,
        double missedShare,
        long pausedTicks,
        long rebases,
        long isolatedGames,
        Cpu cpu,
        long liveBytes) {}
