/**
 * The first page: the live games, the ladder and the way into a game. Asks the game-servers for both and shows what it
 * got; without an answer the page still comes. Called on request threads, which share one recent answer.
 */
@NullMarked
package dev.monkeytown.gateway.home;

import org.jspecify.annotations.NullMarked;
