/**
 * What is kept for good: players and their figures, finished games with their logs, the agents' behaviours. Writing happens
 * on virtual threads behind a bounded queue with retries, never on a loop thread; reading is done by requests and blocks.
 */
@NullMarked
package dev.monkeytown.gameserver.result;

import org.jspecify.annotations.NullMarked;
