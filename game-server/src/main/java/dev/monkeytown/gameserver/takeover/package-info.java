/**
 * Games that change servers: finds those whose server died and decides which server goes on with which; hands those of a
 * server that ends, or that is much fuller than others, to heirs. Looks and balances on threads of its own, claims and
 * hands over on the background's. Knows neither Redis nor how a game is run.
 */
@NullMarked
package dev.monkeytown.gameserver.takeover;

import org.jspecify.annotations.NullMarked;
