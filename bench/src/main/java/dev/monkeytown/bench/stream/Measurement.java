package dev.monkeytown.bench.stream;

/**
 * The result of one trial.
 *
 * @param contender its name
 * @param costs within the window
 */
public record Measurement(String contender, Window window, Costs costs) {

    /** CPU time of the server for each message that a socket got. */
    public double microsPerMessage() {
        return perMessage(costs.server());
    }

    /** The same without compilers and collectors. */
    public double microsInLoops() {
        return perMessage(costs.loops());
    }

    /** The same without the threads that only read from Redis. */
    public double microsWithoutIntake() {
        return perMessage(costs.server() - costs.intake());
    }

    /** The same with Redis. */
    public double microsWithRedis() {
        return perMessage(costs.server() + costs.redis());
    }

    private double perMessage(long micros) {
        return window.received() == 0 ? 0 : (double) micros / window.received();
    }
}
