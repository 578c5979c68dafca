package dev.monkeytown.chaos.arena;

/** What a {@link FaultProxy} does to what passes. */
public sealed interface Weather {

    /** Nothing. */
    record Fine() implements Weather {}

    /** Each piece arrives later, by the delay and a random part of the jitter; none overtakes another. */
    record Latency(int delayMs, int jitterMs) implements Weather {}

    /** Nothing arrives. Connections stay, and what was sent arrives when the weather is better. */
    record BlackHole() implements Weather {}

    /** Each connection carries so much a second in each direction. */
    record Slow(int bytesPerSecond) implements Weather {}
}
