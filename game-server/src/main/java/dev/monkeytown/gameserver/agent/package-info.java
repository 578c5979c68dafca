/**
 * The agent coordinator: who decides for the seats that no person plays, when, and from how old a view. A game calls it
 * once a tick on its loop thread; brains run on workers, and what they decide goes through the same inbox, queues and limits
 * as a person's inputs.
 */
@NullMarked
package dev.monkeytown.gameserver.agent;

import org.jspecify.annotations.NullMarked;
