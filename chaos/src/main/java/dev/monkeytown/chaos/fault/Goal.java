package dev.monkeytown.chaos.fault;

/**
 * What a fault may cost. That no acknowledged input is undone, no game lost, and that all clients of a game have the same
 * state is asked of all of them.
 *
 * @param p50Ms of the pauses, at most; infinite if it does not matter
 * @param p99Ms of the pauses, at most; infinite if it does not matter
 * @param maxMs the longest pause of any client; infinite if it does not matter
 * @param everyTick whether no tick may be missing or come twice
 * @param everyInput whether inputs that were not acknowledged have to arrive, too
 * @param resumedShare of the dropped clients that go on without a new state, at least
 */
public record Goal(
        double p50Ms,
        double p99Ms,
        double maxMs,
        boolean everyTick,
        boolean everyInput,
        double resumedShare,
        Sockets sockets) {
    private static final double ANY = Double.POSITIVE_INFINITY;

    /** Every tick, however long it takes. */
    static Goal complete() {
        return new Goal(ANY, ANY, ANY, true, false, 0, Sockets.MAY_DROP);
    }

    Goal pauses(double p50, double p99, double max) {
        return new Goal(p50, p99, max, everyTick, everyInput, resumedShare, sockets);
    }

    Goal longest(double max) {
        return pauses(p50Ms, p99Ms, max);
    }

    Goal p99(double p99) {
        return pauses(p50Ms, p99, maxMs);
    }

    Goal ticksMayBeLeftOut() {
        return new Goal(p50Ms, p99Ms, maxMs, false, everyInput, resumedShare, sockets);
    }

    Goal withEveryInput() {
        return new Goal(p50Ms, p99Ms, maxMs, everyTick, true, resumedShare, sockets);
    }

    Goal resuming(double share) {
        return new Goal(p50Ms, p99Ms, maxMs, everyTick, everyInput, share, sockets);
    }

    Goal with(Sockets what) {
        return new Goal(p50Ms, p99Ms, maxMs, everyTick, everyInput, resumedShare, what);
    }
}
