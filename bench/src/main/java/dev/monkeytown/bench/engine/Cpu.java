package dev.monkeytown.bench.engine;

/**
 * Processor time in a window, as a share of one core: 0.5 is half a core.
 *
 * @param process all of the game-server's JVM, without the control recorder
 * @param loops its loop threads
 * @param bus its threads that talk to Redis
 * @param redis the Redis server
 */
record Cpu(double process, double loops, double bus, double redis) {}
