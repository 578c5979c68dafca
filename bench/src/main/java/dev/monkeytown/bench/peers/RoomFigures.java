package dev.monkeytown.bench.peers;

import tools.jackson.databind.JsonNode;

/**
 * What running rooms of eight clients took and gave.
 *
 * @param contender its name
 * @param rooms that ran
 * @param cpuPercentPerRoom of one core, everything counted that a room needs
 * @param bytesPerClientPerSecond that came to a client, WebSocket headers included
 * @param updatesPerSecond that came to a client
 * @param latencyP50Ms from an input to the state that shows it, at the client
 * @param latencyP99Ms likewise
 * @param ticks how punctual the server was
 * @param details all that the programs said
 */
record RoomFigures(
        String contender,
        int rooms,
        double cpuPercentPerRoom,
        double bytesPerClientPerSecond,
        double updatesPerSecond,
        double latencyP50Ms,
        double latencyP99Ms,
        TickFigures ticks,
        JsonNode details) {}
