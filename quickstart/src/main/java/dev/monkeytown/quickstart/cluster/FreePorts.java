package dev.monkeytown.quickstart.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/**
 * Free ports on loopback, each given once. They lie below the range from which systems take the ports of outgoing
 * connections, so that none is lost to a passing connection while its service restarts.
 */
public final class FreePorts {
    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;

    private int next;

    FreePorts(RandomGenerator random) {
        next = random.nextInt(FIRST, LAST);
    }

    /** @throws IllegalStateException if none is left in the whole range */
    public synchronized int take() {
        for (int tries = LAST - FIRST; tries > 0; tries--) {
            int port = next;
            next = next + 1 < LAST ? next + 1 : FIRST;
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port between " + FIRST + " and " + LAST);
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
