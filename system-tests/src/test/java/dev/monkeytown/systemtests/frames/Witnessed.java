package dev.monkeytown.systemtests.frames;

import dev.monkeytown.simulation.EventKind;

/** Something that happened in a game. */
public record Witnessed(int tick, EventKind kind, int actor, int target, int amount) {}
