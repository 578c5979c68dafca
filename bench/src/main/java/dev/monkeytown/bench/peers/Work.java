package dev.monkeytown.bench.peers;

import java.time.Duration;

/**
 * What the rooms of both have to do.
 *
 * @param rooms of eight clients
 * @param inputs a second of each client
 * @param warmUp with all clients there, before it is measured
 * @param window of measuring
 */
record Work(int rooms, int inputs, Duration warmUp, Duration window) {
    static final int CLIENTS = 8;

    int clients() {
        return rooms * CLIENTS;
    }
}
