package dev.monkeytown.chaos.fault;

/** Which part of a pause counts. */
public enum Counting {
    /** From the last frame before to the first after. */
    WHOLE,
    /** From the moment at which what was away is back: until then nobody could have played on. */
    FROM_BACK
}
