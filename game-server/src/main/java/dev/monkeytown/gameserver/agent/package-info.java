/**
 * The agent coordinator: who decides for the seats that no person plays, when, and from how old a view. A game calls it
 * once a tick on its loop thread; what it decides goes through the same queues and limits as a person's inputs.
 */
@NullMarked
package dev.monkeytown.gameserver.agent;

import org.jspecify.annotations.NullMarked;
