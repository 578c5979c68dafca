/**
 * How the characters decide: versions that are files in a git repository, read by every game-server, checked, stored in
 * the database and used from the next game on; a game keeps those it began with. Everything here happens on one thread of
 * its own and on threads that open games; loop threads only see a {@link dev.monkeytown.gameserver.agent.Repertoire}.
 */
@NullMarked
package dev.monkeytown.gameserver.behaviour;

import org.jspecify.annotations.NullMarked;
