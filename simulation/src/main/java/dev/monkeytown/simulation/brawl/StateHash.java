package dev.monkeytown.simulation.brawl;

/**
 * A 32-bit hash (FNV-1a over words, with a final mix) of numbers given one by one. Doubles count as their nearest
 * float: exact rounding keeps that equal everywhere, and a browser has no fast 64-bit integers.
 */
final class StateHash {

    private int hash;

    void start() {
        hash = 0x811C9DC5;
    }

    void add(int value) {
        hash = (hash ^ value) * 0x01000193;
        hash ^= hash >>> 15;
    }

    void add(boolean value) {
        add(value ? 1 : 0);
    }

    void add(double value) {
        add(Float.floatToRawIntBits((float) value));
    }

    int value() {
        int mixed = hash * 0x85EBCA6B;
        return mixed ^ mixed >>> 13;
    }
}
