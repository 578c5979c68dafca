package dev.monkeytown.simulation.brawl;

import dev.monkeytown.simulation.bits.BitReader;
import dev.monkeytown.simulation.bits.BitWriter;

/** Coconuts lying about and coconuts in the air, dense in arrays. At a full array no further one appears or is lobbed. */
final class Coconuts {

    static final int MOST_ON_GROUND = 8;
    static final int MOST_IN_AIR = 16;

    final int[] groundId = new int[MOST_ON_GROUND];
    final double[] groundX = new double[MOST_ON_GROUND];
    final double[] groundY = new double[MOST_ON_GROUND];
    int onGround;

    final int[] airId = new int[MOST_IN_AIR];
    final double[] airX = new double[MOST_IN_AIR];
    final double[] airY = new double[MOST_IN_AIR];
    final double[] airVx = new double[MOST_IN_AIR];
    final double[] airVy = new double[MOST_IN_AIR];
    final int[] airLeft = new int[MOST_IN_AIR];
    final int[] airOwner = new int[MOST_IN_AIR];
    int inAir;

    private int nextId;

    void put(double x, double y) {
        groundId[onGround] = nextId++ & 0xFF;
        groundX[onGround] = x;
        groundY[onGround] = y;
        onGround++;
    }

    void take(int i) {
        int last = --onGround;
        groundId[i] = groundId[last];
        groundX[i] = groundX[last];
        groundY[i] = groundY[last];
    }

    void lob(double x, double y, double vx, double vy, int ticks, int owner) {
        airId[inAir] = nextId++ & 0xFF;
        airX[inAir] = x;
        airY[inAir] = y;
        airVx[inAir] = vx;
        airVy[inAir] = vy;
        airLeft[inAir] = ticks;
        airOwner[inAir] = owner;
        inAir++;
    }

    void land(int i) {
        int last = --inAir;
        airId[i] = airId[last];
        airX[i] = airX[last];
        airY[i] = airY[last];
        airVx[i] = airVx[last];
        airVy[i] = airVy[last];
        airLeft[i] = airLeft[last];
        airOwner[i] = airOwner[last];
    }

    double landingX(int i) {
        return airX[i] + airVx[i] * airLeft[i] * BananaBrawl.SECONDS_PER_TICK;
    }

    double landingY(int i) {
        return airY[i] + airVy[i] * airLeft[i] * BananaBrawl.SECONDS_PER_TICK;
    }

    void hash(StateHash hash) {
        hash.add(onGround << 16 | inAir << 8 | nextId & 0xFF);
        for (int i = 0; i < onGround; i++) {
            hash.add(groundId[i]);
            hash.add(groundX[i]);
            hash.add(groundY[i]);
        }
        for (int i = 0; i < inAir; i++) {
            hash.add(airId[i] << 16 | airOwner[i] << 8);
            hash.add(airX[i]);
            hash.add(airY[i]);
            hash.add(airLeft[i]);
        }
    }

    void write(BitWriter to) {
        to.bits(nextId, 8);
        to.bits(onGround, 4);
        for (int i = 0; i < onGround; i++) {
            to.bits(groundId[i], 8);
            to.exact(groundX[i]);
            to.exact(groundY[i]);
        }
        to.bits(inAir, 5);
        for (int i = 0; i < inAir; i++) {
            to.bits(airId[i], 8);
            to.exact(airX[i]);
            to.exact(airY[i]);
            to.exact(airVx[i]);
            to.exact(airVy[i]);
            to.small(airLeft[i]);
            to.bits(airOwner[i], 4);
        }
    }

    void read(BitReader from, double reach, double speedLimit) {
        nextId = from.bits(8);
        onGround = from.bits(4);
        if (onGround > MOST_ON_GROUND) {
            from.refuse("too many coconuts");
            onGround = 0;
        }
        for (int i = 0; i < onGround && !from.failed(); i++) {
            groundId[i] = from.bits(8);
            groundX[i] = from.exact(-reach, reach);
            groundY[i] = from.exact(-reach, reach);
        }
        inAir = from.bits(5);
        if (inAir > MOST_IN_AIR) {
            from.refuse("too many coconuts in the air");
            inAir = 0;
        }
        for (int i = 0; i < inAir && !from.failed(); i++) {
            airId[i] = from.bits(8);
            airX[i] = from.exact(-reach, reach);
            airY[i] = from.exact(-reach, reach);
            airVx[i] = from.exact(-speedLimit, speedLimit);
            airVy[i] = from.exact(-speedLimit, speedLimit);
            airLeft[i] = from.small(600);
            airOwner[i] = from.bits(4);
        }
    }

    void copyFrom(Coconuts other) {
        nextId = other.nextId;
        onGround = other.onGround;
        System.arraycopy(other.groundId, 0, groundId, 0, onGround);
        System.arraycopy(other.groundX, 0, groundX, 0, onGround);
        System.arraycopy(other.groundY, 0, groundY, 0, onGround);
        inAir = other.inAir;
        System.arraycopy(other.airId, 0, airId, 0, inAir);
        System.arraycopy(other.airX, 0, airX, 0, inAir);
        System.arraycopy(other.airY, 0, airY, 0, inAir);
        System.arraycopy(other.airVx, 0, airVx, 0, inAir);
        System.arraycopy(other.airVy, 0, airVy, 0, inAir);
        System.arraycopy(other.airLeft, 0, airLeft, 0, inAir);
        System.arraycopy(other.airOwner, 0, airOwner, 0, inAir);
    }
}
