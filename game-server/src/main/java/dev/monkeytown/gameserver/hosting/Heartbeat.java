package dev.monkeytown.gameserver.hosting;

/**
 * What a game-server tells everybody once a second, as JSON on {@link
 * dev.monkeytown.model.bus.Channels#SYSTEM_HEALTH}.
 *
 * @param capacity games it may hold at the moment, those that run included
 * @param players persons who play
 * @param worstLatenessMs of any turn of its loop threads in the last second
 */
public record Heartbeat(
        String instance, String service, int games, int capacity, int players, double worstLatenessMs, long atMs) {}
