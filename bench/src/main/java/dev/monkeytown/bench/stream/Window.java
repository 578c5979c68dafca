package dev.monkeytown.bench.stream;

/**
 * What the receiver saw in a span of time, of the sockets that do not stall unless said otherwise. Latency is the time
 * from when a message was due to when it was read.
 *
 * @param window its name
 * @param sockets all
 * @param received messages read in it
 * @param bytes of them, with the WebSocket headers
 * @param expected messages that were due in it
 * @param due of these, the ones that came
 * @param inTime of these, the ones that came within 16 ms
 * @param gaps places where messages are missing
 * @param missing messages at these places
 * @param keyframes read in it
 * @param stalling sockets that stall
 * @param stallingClosed of these, the ones that are closed by now
 * @param resynced of these, the ones that had a keyframe since their stall ended
 * @param closed sockets by now
 * @param errors refusals by now
 * @param ownCpuMillis of the receiver since its start
 */
public record Window(
        String window,
        int sockets,
        long received,
        long bytes,
        long expected,
        long due,
        long inTime,
        long p50Micros,
        long p99Micros,
        long p999Micros,
        long maxMicros,
        long gaps,
        long missing,
        long keyframes,
        long stalledReceived,
        long stalledKeyframes,
        int stalling,
        int stallingClosed,
        int resynced,
        int closed,
        long errors,
        long ownCpuMillis) {

    /** The share of the messages due that came within 16 ms, 0 to 1. */
    public double shareInTime() {
        return expected == 0 ? 0 : (double) inTime / expected;
    }
}
