package dev.monkeytown.gameserver.game;

import dev.monkeytown.model.PlayerId;

/** Hears from a game what concerns its server. Called on the game's loop thread; must neither block nor throw. */
public interface GameListener {

    /** A person has given a seat back. */
    void vacated(Game game, int seat, PlayerId player);

    /** The game will not be ticked again. */
    void ended(Game game, GameEnd end);
}
