/**
 * This server's games as a whole: opening them within its capacity, telling the other servers which games there are, and
 * cleaning up after them. Called by requests and a once-a-second pulse on virtual threads, and by games on their loop threads,
 * for which it only hands work on.
 */
@NullMarked
package dev.monkeytown.gameserver.hosting;

import org.jspecify.annotations.NullMarked;
