package dev.monkeytown.model.message;

/** A point or velocity in units; y grows to the south. */
public record Vector2D(double x, double y) {}
