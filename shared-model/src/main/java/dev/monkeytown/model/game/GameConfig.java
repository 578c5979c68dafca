package dev.monkeytown.model.game;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.monkeytown.model.Limits;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.agent.Difficulty;

/**
 * What an operator or host decides about a game before it begins.
 *
 * @param maxPlayers seats, 2 to {@link Limits#MAX_SEATS}
 * @param duration length in seconds
 * @param rules the numbers of the game
 * @param aiDifficulty how good the agents' senses and hands are
 */
public record GameConfig(
        int maxPlayers,
        int duration,
        GameRules rules,
        @JsonProperty("aiDifficulty") Difficulty aiDifficulty) {

    public GameConfig {
        if (maxPlayers < 2 || maxPlayers > Limits.MAX_SEATS) {
            throw new IllegalArgumentException("maxPlayers must be 2 to " + Limits.MAX_SEATS + ", was " + maxPlayers);
        }
        if (duration < 10 || duration > 600) {
            throw new IllegalArgumentException("duration must be 10 to 600 seconds, was " + duration);
        }
    }

    /** The shipped numbers for a game of this size and length. */
    public static GameConfig standard(int maxPlayers, int durationSeconds, Difficulty aiDifficulty) {
        return new GameConfig(maxPlayers, durationSeconds, GameRules.standard().lasting(durationSeconds), aiDifficulty);
    }
}
