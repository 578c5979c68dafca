package dev.monkeytown.tournament.match;

import dev.monkeytown.simulation.GameRules;

/**
 * What a monkey did in one game.
 *
 * @param seconds of the game
 * @param throwsPerMinute bananas and coconuts
 * @param bananasPerMinute picked up
 * @param hitsPerMinute by throws, blasts and bumps
 * @param swimsPerMinute into the river, for whatever reason
 * @param swimsAlonePerMinute of these, without anybody's help
 * @param nearestRival mean distance to the nearest other monkey, units
 * @param reversalsPerSecond about-turns at a run within a tenth of a second: what dithering looks like
 * @param stuckShare of the time on its feet in which it meant to walk and got nowhere
 * @param standingShare of the time on its feet in which it stood
 */
public record Deeds(
        double seconds,
        double throwsPerMinute,
        double dashesPerMinute,
        double bananasPerMinute,
        double hitsPerMinute,
        double swimsPerMinute,
        double swimsAlonePerMinute,
        double nearestRival,
        double reversalsPerSecond,
        double stuckShare,
        double standingShare) {

    static Deeds of(Conduct conduct, int ticks) {
        double seconds = ticks / (double) GameRules.TICKS_PER_SECOND;
        double minutes = seconds / 60;
        double looks = Math.max(1, conduct.looks);
        return new Deeds(
                seconds,
                conduct.throwsAndLobs / minutes,
                conduct.dashes / minutes,
                conduct.bananas / minutes,
                conduct.hits / minutes,
                conduct.swims / minutes,
                conduct.swimsAlone / minutes,
                conduct.distance / looks,
                conduct.reversals / seconds,
                conduct.stuck / looks,
                conduct.standing / looks);
    }
}
