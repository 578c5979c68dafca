/**
 * Games whose server died: finds them, decides which server goes on with which, and says so. Knows neither Redis nor how a
 * game is run.
 */
@NullMarked
package dev.monkeytown.gameserver.takeover;

import org.jspecify.annotations.NullMarked;
