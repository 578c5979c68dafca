package dev.monkeytown.simulation;

/**
 * A 32-bit xorshift generator (Marsaglia, "Xorshift RNGs", 2003) kept in an {@code int}, so that it can live inside a
 * state and costs the same in a browser. Not for secrets.
 */
public final class Prng {

    private int state;

    /** Any seed gives a usable generator; close seeds give unrelated ones. */
    public Prng(int seed) {
        reseed(seed);
    }

    /** Starts again from a seed. */
    public void reseed(int seed) {
        int mixed = seed * 0x9E3779B9 + 0x7F4A7C15;
        mixed ^= mixed >>> 16;
        mixed *= 0x85EBCA6B;
        mixed ^= mixed >>> 13;
        state = mixed == 0 ? 1 : mixed;
    }

    /** The whole state, never 0. */
    public int state() {
        return state;
    }

    /** Takes over a state that {@link #state()} gave; 0 becomes 1. */
    public void restore(int saved) {
        state = saved == 0 ? 1 : saved;
    }

    /** All 32 bits. */
    public int next() {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        return state;
    }

    /** 0 to {@code bound} - 1. */
    public int below(int bound) {
        return (next() >>> 1) % bound;
    }

    /** 0 (inclusive) to 1 (exclusive). */
    public double unit() {
        return (next() >>> 8) * (1.0 / 16_777_216.0);
    }
}
