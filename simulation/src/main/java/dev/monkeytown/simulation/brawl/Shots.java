package dev.monkeytown.simulation.brawl;

import dev.monkeytown.simulation.SimulationLimits;
import dev.monkeytown.simulation.bits.BitReader;
import dev.monkeytown.simulation.bits.BitWriter;

/** Thrown bananas in the air, dense in arrays. With {@link #MOST} in the air nobody can throw another. */
final class Shots {

    static final int MOST = 64;

    final int[] id = new int[MOST];
    final double[] x = new double[MOST];
    final double[] y = new double[MOST];
    final double[] vx = new double[MOST];
    final double[] vy = new double[MOST];
    final int[] angle = new int[MOST];
    final int[] owner = new int[MOST];
    final int[] life = new int[MOST];

    /** Bit for each seat that has dodged this shot: it flies past them for good. */
    final int[] dodged = new int[MOST];

    int count;
    private int nextId;

    void launch(double atX, double atY, double speedX, double speedY, int direction, int seat, int lifeTicks) {
        id[count] = nextId;
        nextId = nextId + 1 & 0xFFFF;
        x[count] = atX;
        y[count] = atY;
        vx[count] = speedX;
        vy[count] = speedY;
        angle[count] = direction;
        owner[count] = seat;
        life[count] = lifeTicks;
        dodged[count] = 0;
        count++;
    }

    void remove(int i) {
        int last = count - 1;
        id[i] = id[last];
        x[i] = x[last];
        y[i] = y[last];
        vx[i] = vx[last];
        vy[i] = vy[last];
        angle[i] = angle[last];
        owner[i] = owner[last];
        life[i] = life[last];
        dodged[i] = dodged[last];
        count = last;
    }

    void hash(StateHash hash) {
        hash.add(count);
        hash.add(nextId);
        for (int i = 0; i < count; i++) {
            hash.add(id[i]);
            hash.add(x[i]);
            hash.add(y[i]);
            hash.add(angle[i] << 16 | owner[i] << 8);
            hash.add(life[i]);
            hash.add(dodged[i]);
        }
    }

    void write(BitWriter to) {
        to.bits(count, 7);
        to.bits(nextId, 16);
        for (int i = 0; i < count; i++) {
            to.bits(id[i], 16);
            to.exact(x[i]);
            to.exact(y[i]);
            to.exact(vx[i]);
            to.exact(vy[i]);
            to.bits(angle[i], 8);
            to.bits(owner[i], 4);
            to.small(life[i]);
            to.bits(dodged[i], SimulationLimits.MAX_SEATS);
        }
    }

    void read(BitReader from, double reach, double speedLimit) {
        count = from.bits(7);
        if (count > MOST) {
            from.refuse("too many shots");
            count = 0;
        }
        nextId = from.bits(16);
        for (int i = 0; i < count && !from.failed(); i++) {
            id[i] = from.bits(16);
            x[i] = from.exact(-reach, reach);
            y[i] = from.exact(-reach, reach);
            vx[i] = from.exact(-speedLimit, speedLimit);
            vy[i] = from.exact(-speedLimit, speedLimit);
            angle[i] = from.bits(8);
            owner[i] = from.bits(4);
            life[i] = from.small(600);
            dodged[i] = from.bits(SimulationLimits.MAX_SEATS);
        }
    }

    void copyFrom(Shots other) {
        count = other.count;
        nextId = other.nextId;
        System.arraycopy(other.id, 0, id, 0, count);
        System.arraycopy(other.x, 0, x, 0, count);
        System.arraycopy(other.y, 0, y, 0, count);
        System.arraycopy(other.vx, 0, vx, 0, count);
        System.arraycopy(other.vy, 0, vy, 0, count);
        System.arraycopy(other.angle, 0, angle, 0, count);
        System.arraycopy(other.owner, 0, owner, 0, count);
        System.arraycopy(other.life, 0, life, 0, count);
        System.arraycopy(other.dodged, 0, dodged, 0, count);
    }
}
