package dev.monkeytown.swarm;

import java.util.List;

/** Something that is done to some of the clients on purpose, to see how they and the others get over it. */
public sealed interface Mishap {

    /** Of all clients, more than 0 and at most 1. */
    double share();

    /** Of the measurement: when so many have passed. */
    int second();

    /** Sockets that break at once, without a close. */
    record Cut(double share, int second) implements Mishap {
        public Cut {
            require(share);
        }
    }

    /** Clients that do not read for a while. */
    record Stall(double share, int second, int seconds) implements Mishap {
        public Stall {
            require(share);
            if (seconds < 1) {
                throw new IllegalArgumentException("a stall of " + seconds + " s is none");
            }
        }

        /** When it is over. */
        public int end() {
            return second + seconds;
        }
    }

    /** The shares of the stalls among these. */
    static List<Double> stallShares(List<Mishap> mishaps) {
        return mishaps.stream()
                .filter(Stall.class::isInstance)
                .map(Mishap::share)
                .toList();
    }

    private static void require(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is more than 0 and at most 1, not " + share);
        }
    }
}
