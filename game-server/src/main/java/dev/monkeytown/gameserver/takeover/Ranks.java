package dev.monkeytown.gameserver.takeover;

import dev.monkeytown.model.GameId;
import java.util.List;

/**
 * Which server goes first for which game: every server finds the same order without asking the others, and a dead server's
 * games spread over those that are left. Rendezvous hashing (Thaler and Ravishankar, 1998).
 */
final class Ranks {

    private Ranks() {}

    /** How many of the others go before this instance; 0 if it is the first. */
    static int of(GameId game, String instance, List<String> others) {
        long own = weight(game, instance);
        int before = 0;
        for (String other : others) {
            long weight = weight(game, other);
            if (weight > own || weight == own && other.compareTo(instance) < 0) {
                before++;
            }
        }
        return before;
    }

    /** Sixty-four well-mixed bits: the finalizer of SplitMix64 (Steele, Lea and Flood, 2014). */
    private static long weight(GameId game, String instance) {
        long bits = game.value().getMostSignificantBits() ^ game.value().getLeastSignificantBits();
        for (int i = 0; i < instance.length(); i++) {
            bits = mixed(bits + instance.charAt(i) * 0x9E3779B97F4A7C15L);
        }
        return mixed(bits);
    }

    private static long mixed(long value) {
        long bits = value;
        bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
        return bits ^ bits >>> 31;
    }
}
