package dev.monkeytown.swarm.measure;

import java.util.List;

/** How every cut and every stall went, each kind in the order in which they came. */
public record Outcomes(List<Cut> cuts, List<Stall> stalls) {
    public static final Outcomes NONE = new Outcomes(List.of(), List.of());

    /**
     * Sockets cut at once. Back is who has applied a frame again; the time is from the cut.
     *
     * @param share of all sockets, 0 to 1
     * @param second of the measurement
     */
    public record Cut(double share, int second, Comebacks.Result result) {}

    /**
     * Clients that did not read for a while. Back is who has applied a frame of the present again; the time is from the
     * moment when it read again. The other figures are of the clients that no stall of the run touches.
     *
     * @param share of all clients, 0 to 1
     * @param second of the measurement
     * @param seconds how long
     * @param before from the stall before, or the beginning of the measurement
     * @param after to the next stall, or the end of the measurement
     */
    public record Stall(
            double share, int second, int seconds, Comebacks.Result result, Phase before, Phase during, Phase after) {}

    /** How it was for those whom no stall touches. */
    public record Phase(int seconds, Percentiles latency, Percentiles spacing) {}

    public Outcomes {
        cuts = List.copyOf(cuts);
        stalls = List.copyOf(stalls);
    }

    /** Clients that came back to a state with a wrong hash. */
    public int wrong() {
        int wrong = 0;
        for (Cut cut : cuts) {
            wrong += cut.result().hashesWrong();
        }
        for (Stall stall : stalls) {
            wrong += stall.result().hashesWrong();
        }
        return wrong;
    }
}
