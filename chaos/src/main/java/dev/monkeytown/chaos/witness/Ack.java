package dev.monkeytown.chaos.witness;

/** An input of a client that the frame of a tick carried. */
public record Ack(long epoch, int tick, int sequence) {}
