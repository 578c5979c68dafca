package dev.monkeytown.model.game;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.PlayerId;
import org.jspecify.annotations.Nullable;

/**
 * The JSON under {@code session:{sessionId}}: who this browser is and which seat it holds. Written by the game-server
 * that gives the seat; its being there is the proof of membership that the event stream asks for.
 *
 * @param gameId the game it plays, or null
 * @param seat its seat in that game, or -1
 * @param rules name of the game's rules, or null
 */
public record PlayerSession(
        PlayerId playerId,
        String name,
        @Nullable GameId gameId,
        int seat,
        @Nullable String rules) {}
