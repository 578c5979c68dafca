/**
 * The page of the AI monkeys: who they are, how they decide at the moment and what they have achieved. Asks a game-server
 * and shows what it got; without an answer the page still comes. Called on request threads.
 */
@NullMarked
package dev.monkeytown.gateway.agents;

import org.jspecify.annotations.NullMarked;
