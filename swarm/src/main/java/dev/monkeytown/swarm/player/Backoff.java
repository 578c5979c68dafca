package dev.monkeytown.swarm.player;

import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before another try, as the protocol asks: a random time whose bound doubles. */
final class Backoff {
    static final int FIRST_BOUND_MS = 250;
    static final int LAST_BOUND_MS = 15_000;

    private static final int MOST_DOUBLINGS = 6;
    private static final int GOING_AWAY = 4001;
    private static final String RECONNECT_AFTER = "reconnectAfterMs=";

    private Backoff() {}

    /** A random time of at most a quarter of a second, then half, one, up to fifteen. */
    static int ms(int failures) {
        int bound = Math.min(LAST_BOUND_MS, FIRST_BOUND_MS << Math.min(failures, MOST_DOUBLINGS));
        return 1 + ThreadLocalRandom.current().nextInt(bound);
    }

    /** After a socket was closed: what the server told, or as after a first failure. */
    static int msAfterClose(int code, String reason) {
        String after = reason.startsWith(RECONNECT_AFTER) ? reason.substring(RECONNECT_AFTER.length()) : "";
        boolean told = code == GOING_AWAY && after.matches("\\d{1,5}");
        return told ? Integer.parseInt(after) : ms(0);
    }
}
