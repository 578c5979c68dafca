/**
 * Plays a game's log again and says whether it agrees with itself. Called by the command line; knows no cluster and no file.
 */
@NullMarked
package dev.monkeytown.quickstart.replay;

import org.jspecify.annotations.NullMarked;
