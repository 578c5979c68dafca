package dev.monkeytown.gameserver.takeover;

import java.time.Duration;

/**
 * When this server gives games to others.
 *
 * @param grace how long a server that was told to end keeps games that nobody takes
 * @param rebalance whether games are given to emptier servers while this one runs
 */
public record HandoverSettings(Duration grace, boolean rebalance) {}
