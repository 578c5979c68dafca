package dev.monkeytown.swarm.measure;

/**
 * What one second showed.
 *
 * @param passed seconds since the start
 * @param at seconds since the measurement began; 0 before it
 * @param connected sockets open at its end
 * @param playing clients that get frames at its end
 * @param games games they play or watch
 * @param framesPerSecond at one client, in the mean
 * @param bytesPerClientPerSecond read from a socket, in the mean
 * @param ownCpuPercent of this process; 100 is one core
 */
public record Second(
        int passed,
        int at,
        int connected,
        int playing,
        int games,
        double framesPerSecond,
        Percentiles latency,
        Percentiles spacing,
        long gaps,
        long resyncs,
        long reconnects,
        double bytesPerClientPerSecond,
        double ownCpuPercent) {

    /** Whether it belongs to the measurement. */
    public boolean measured() {
        return at > 0;
    }
}
