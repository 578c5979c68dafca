package dev.monkeytown.quickstart.proxy;

import java.time.Duration;

/**
 * What one client may ask of the front.
 *
 * @param headerBytes of all headers of a request; more is refused with 400 or 431
 * @param headers in a request; more is refused with 400
 * @param bodyBytes of a request; more is refused with 413
 * @param answerPatience for an answer of a service, not for sockets; later it is 504
 * @param connectionsPerThread to one service from one I/O thread, sockets included; beyond that it is 503
 * @param requestPatience for the next request, and for all of its headers; later the connection is closed
 */
record ProxyLimits(
        int headerBytes,
        int headers,
        long bodyBytes,
        Duration answerPatience,
        int connectionsPerThread,
        Duration requestPatience) {

    static final ProxyLimits DEFAULT =
            new ProxyLimits(32 << 10, 100, 1 << 20, Duration.ofSeconds(60), 4096, Duration.ofSeconds(30));
}
