package dev.monkeytown.protocolsim.world;

import java.util.ArrayDeque;
import java.util.Deque;

/** A process of the simulated world. Dies and lives again under the same name; what a dead one had in hand is gone. */
public final class Machine {

    private final String name;
    private final long clockOffsetNanos;
    final Deque<Event> missed = new ArrayDeque<>();
    private int life;
    private boolean alive = true;
    private boolean paused;
    private int interruptions;

    Machine(String name, long clockOffsetNanos) {
        this.name = name;
        this.clockOffsetNanos = clockOffsetNanos;
    }

    public String name() {
        return name;
    }

    /** What it is called in one of its lives, for people and for telling them apart. */
    public String name(int inLife) {
        return inLife == 0 ? name : name + "'" + inLife;
    }

    /** Which of its lives this is, from 0. */
    public int life() {
        return life;
    }

    /** Whether it runs, if only it is let. */
    public boolean alive() {
        return alive;
    }

    public boolean paused() {
        return paused;
    }

    /** How often it was paused or killed. */
    public int interruptions() {
        return interruptions;
    }

    /** What its monotonic clock is ahead of the world's, so that nobody compares two machines' clocks unnoticed. */
    long clockOffsetNanos() {
        return clockOffsetNanos;
    }

    boolean is(int lifeThen) {
        return alive && life == lifeThen;
    }

    void pause() {
        interruptions++;
        paused = true;
    }

    void resume() {
        paused = false;
    }

    void die() {
        interruptions++;
        alive = false;
        paused = false;
        missed.clear();
    }

    void rise() {
        alive = true;
        life++;
    }

    @Override
    public String toString() {
        return name(life);
    }
}
