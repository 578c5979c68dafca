package dev.monkeytown.simulation.brawl;

import dev.monkeytown.simulation.Directions;
import dev.monkeytown.simulation.Prng;
import dev.monkeytown.simulation.bits.BitReader;
import dev.monkeytown.simulation.bits.BitWriter;

/**
 * The bananas on the ground, dense in arrays. A dropped banana slides to a stop and may be picked up after a short
 * delay. When all places are taken, a new one makes the last pile bigger: bananas are never lost.
 */
final class Items {

    static final int MOST = 256;
    private static final int MOST_VALUE = 100_000;
    private static final double DRAG = 0.9;
    private static final double STILL = 6;

    final int[] id = new int[MOST];
    final double[] x = new double[MOST];
    final double[] y = new double[MOST];
    final double[] vx = new double[MOST];
    final double[] vy = new double[MOST];
    final int[] value = new int[MOST];
    final int[] delay = new int[MOST];
    int count;
    private int nextId;

    private final Island island;
    private final double bananaRadius;
    private final double shore;

    Items(Island island, double bananaRadius) {
        this.island = island;
        this.bananaRadius = bananaRadius;
        shore = island.radius - bananaRadius;
    }

    /** Puts a pile of {@code worth} bananas down, moving with the given velocity (units a second). */
    void drop(double atX, double atY, double speedX, double speedY, int worth, int delayTicks) {
        if (count == MOST) {
            value[MOST - 1] += worth;
            return;
        }
        id[count] = nextId;
        nextId = nextId + 1 & 0xFFFF;
        x[count] = atX;
        y[count] = atY;
        vx[count] = speedX;
        vy[count] = speedY;
        value[count] = worth;
        delay[count] = delayTicks;
        keepOnLand(count);
        count++;
    }

    /** Scatters single bananas around a point, never into the water. */
    void scatter(double atX, double atY, int bananas, Prng random, int delayTicks) {
        for (int i = 0; i < bananas; i++) {
            int angle = random.below(256);
            double speed = 180 + random.unit() * 260;
            drop(atX, atY, Directions.x(angle) * speed, Directions.y(angle) * speed, 1, delayTicks);
        }
    }

    void remove(int i) {
        int last = count - 1;
        id[i] = id[last];
        x[i] = x[last];
        y[i] = y[last];
        vx[i] = vx[last];
        vy[i] = vy[last];
        value[i] = value[last];
        delay[i] = delay[last];
        count = last;
    }

    /** Slides what moves; the shore and trunks stop it. */
    void slide() {
        for (int i = 0; i < count; i++) {
            if (delay[i] > 0) {
                delay[i]--;
            }
            if (vx[i] == 0 && vy[i] == 0) {
                continue;
            }
            x[i] += vx[i] * BananaBrawl.SECONDS_PER_TICK;
            y[i] += vy[i] * BananaBrawl.SECONDS_PER_TICK;
            vx[i] *= DRAG;
            vy[i] *= DRAG;
            if (vx[i] * vx[i] + vy[i] * vy[i] < STILL * STILL) {
                vx[i] = 0;
                vy[i] = 0;
            }
            keepOnLand(i);
        }
    }

    private void keepOnLand(int i) {
        int trunk = island.trunkAt(x[i], y[i], bananaRadius);
        if (trunk >= 0) {
            double dx = x[i] - island.trunkX[trunk];
            double dy = y[i] - island.trunkY[trunk];
            double distance = Math.sqrt(dx * dx + dy * dy);
            double out = island.trunkRadius + bananaRadius;
            x[i] = island.trunkX[trunk] + (distance > 0 ? dx / distance : 1) * out;
            y[i] = island.trunkY[trunk] + (distance > 0 ? dy / distance : 0) * out;
        }
        double fromCentre = Math.sqrt(x[i] * x[i] + y[i] * y[i]);
        if (fromCentre > shore) {
            x[i] *= shore / fromCentre;
            y[i] *= shore / fromCentre;
            vx[i] = 0;
            vy[i] = 0;
        }
    }

    /** Bananas on the ground altogether. */
    int total() {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += value[i];
        }
        return sum;
    }

    void hash(StateHash hash) {
        hash.add(count);
        hash.add(nextId);
        for (int i = 0; i < count; i++) {
            hash.add(id[i]);
            hash.add(x[i]);
            hash.add(y[i]);
            hash.add(vx[i]);
            hash.add(vy[i]);
            hash.add(value[i] << 8 | delay[i]);
        }
    }

    void write(BitWriter to) {
        to.bits(count, 9);
        to.bits(nextId, 16);
        for (int i = 0; i < count; i++) {
            to.bits(id[i], 16);
            to.exact(x[i]);
            to.exact(y[i]);
            boolean moving = vx[i] != 0 || vy[i] != 0;
            to.flag(moving);
            if (moving) {
                to.exact(vx[i]);
                to.exact(vy[i]);
            }
            to.small(value[i]);
            to.small(delay[i]);
        }
    }

    void read(BitReader from, double reach, double speedLimit) {
        count = from.bits(9);
        if (count > MOST) {
            from.refuse("too many bananas");
            count = 0;
        }
        nextId = from.bits(16);
        for (int i = 0; i < count && !from.failed(); i++) {
            id[i] = from.bits(16);
            x[i] = from.exact(-reach, reach);
            y[i] = from.exact(-reach, reach);
            boolean moving = from.flag();
            vx[i] = moving ? from.exact(-speedLimit, speedLimit) : 0;
            vy[i] = moving ? from.exact(-speedLimit, speedLimit) : 0;
            value[i] = from.small(MOST_VALUE);
            delay[i] = from.small(600);
        }
    }

    void copyFrom(Items other) {
        count = other.count;
        nextId = other.nextId;
        System.arraycopy(other.id, 0, id, 0, count);
        System.arraycopy(other.x, 0, x, 0, count);
        System.arraycopy(other.y, 0, y, 0, count);
        System.arraycopy(other.vx, 0, vx, 0, count);
        System.arraycopy(other.vy, 0, vy, 0, count);
        System.arraycopy(other.value, 0, value, 0, count);
        System.arraycopy(other.delay, 0, delay, 0, count);
    }
}
