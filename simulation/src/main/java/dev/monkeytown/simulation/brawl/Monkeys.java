package dev.monkeytown.simulation.brawl;

import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.SimulationLimits;
import dev.monkeytown.simulation.ViewSink;
import dev.monkeytown.simulation.bits.BitReader;
import dev.monkeytown.simulation.bits.BitWriter;

/** The monkeys as arrays over seats: where they are, what their holders want, and what they are going through. */
final class Monkeys {

    /** A hoard above this is no state this game can reach. */
    private static final int MOST_BANANAS = 100_000;

    private static final int MOST_TICKS = 65_535;

    final int seats;
    final boolean[] seated;
    final double[] x;
    final double[] y;
    final double[] vx;
    final double[] vy;
    final int[] bananas;
    final boolean[] coconut;

    // What the holder wants.
    final int[] sequence;
    final int[] moveAngle;
    final int[] moveStrength;
    final int[] aimAngle;
    final int[] held;
    final int[] pressed;

    // What it is going through, in ticks left.
    final int[] dash;
    final int[] dashAngle;
    final int[] dashCooldown;
    final int[] throwCooldown;
    final int[] stun;
    final int[] out;
    final int[] protection;
    final int[] padCooldown;

    /** Seat of whoever last knocked it, or -1, and how long that counts. */
    final int[] toucher;

    final int[] touch;

    Monkeys(int seats) {
        this.seats = seats;
        seated = new boolean[seats];
        x = new double[seats];
        y = new double[seats];
        vx = new double[seats];
        vy = new double[seats];
        bananas = new int[seats];
        coconut = new boolean[seats];
        sequence = new int[seats];
        moveAngle = new int[seats];
        moveStrength = new int[seats];
        aimAngle = new int[seats];
        held = new int[seats];
        pressed = new int[seats];
        dash = new int[seats];
        dashAngle = new int[seats];
        dashCooldown = new int[seats];
        throwCooldown = new int[seats];
        stun = new int[seats];
        out = new int[seats];
        protection = new int[seats];
        padCooldown = new int[seats];
        toucher = new int[seats];
        touch = new int[seats];
    }

    /** Sits somebody down at a point, empty-handed. */
    void sit(int seat, double atX, double atY, int protectTicks) {
        clear(seat);
        seated[seat] = true;
        x[seat] = atX;
        y[seat] = atY;
        protection[seat] = protectTicks;
    }

    /** Empties a seat. */
    void clear(int seat) {
        seated[seat] = false;
        x[seat] = 0;
        y[seat] = 0;
        vx[seat] = 0;
        vy[seat] = 0;
        bananas[seat] = 0;
        coconut[seat] = false;
        sequence[seat] = 0;
        moveAngle[seat] = 0;
        moveStrength[seat] = 0;
        aimAngle[seat] = 0;
        held[seat] = 0;
        pressed[seat] = 0;
        dash[seat] = 0;
        dashAngle[seat] = 0;
        dashCooldown[seat] = 0;
        throwCooldown[seat] = 0;
        stun[seat] = 0;
        out[seat] = 0;
        protection[seat] = 0;
        padCooldown[seat] = 0;
        toucher[seat] = -1;
        touch[seat] = 0;
    }

    /** Takes an input unless a newer one was taken before. */
    void take(Command.Input input) {
        int seat = input.seat();
        if (!seated[seat] || !Command.Input.newer(input.sequence(), sequence[seat])) {
            return;
        }
        sequence[seat] = input.sequence();
        moveAngle[seat] = input.moveAngle();
        moveStrength[seat] = input.moveStrength();
        aimAngle[seat] = input.aimAngle();
        held[seat] = input.buttons();
        pressed[seat] |= input.buttons();
    }

    /** Whether a button is down or was pressed since the last step. */
    boolean wants(int seat, int button) {
        return ((held[seat] | pressed[seat]) & button) != 0;
    }

    /** In the world: not in the river and not an empty seat. */
    boolean present(int seat) {
        return seated[seat] && out[seat] == 0;
    }

    /** Present and open to hits. */
    boolean vulnerable(int seat) {
        return present(seat) && protection[seat] == 0;
    }

    ViewSink.Status status(int seat) {
        if (out[seat] > 0) {
            return ViewSink.Status.SPLASHED;
        }
        if (stun[seat] > 0) {
            return ViewSink.Status.STUNNED;
        }
        if (dash[seat] > 0) {
            return ViewSink.Status.DASHING;
        }
        return protection[seat] > 0 ? ViewSink.Status.PROTECTED : ViewSink.Status.ALIVE;
    }

    /** Counts every timer down by one tick. */
    void countDown() {
        for (int s = 0; s < seats; s++) {
            dashCooldown[s] = less(dashCooldown[s]);
            throwCooldown[s] = less(throwCooldown[s]);
            stun[s] = less(stun[s]);
            protection[s] = less(protection[s]);
            padCooldown[s] = less(padCooldown[s]);
            touch[s] = less(touch[s]);
            dash[s] = less(dash[s]);
            if (touch[s] == 0) {
                toucher[s] = -1;
            }
        }
    }

    private static int less(int ticks) {
        return ticks > 0 ? ticks - 1 : 0;
    }

    void hash(StateHash hash) {
        for (int s = 0; s < seats; s++) {
            hash.add(seated[s]);
            if (!seated[s]) {
                continue;
            }
            hash.add(x[s]);
            hash.add(y[s]);
            hash.add(vx[s]);
            hash.add(vy[s]);
            hash.add(bananas[s]);
            hash.add(coconut[s]);
            hash.add(sequence[s]);
            hash.add(moveAngle[s] << 16 | moveStrength[s] << 8 | aimAngle[s]);
            hash.add(held[s] << 8 | pressed[s]);
            hash.add(dash[s] << 16 | dashAngle[s]);
            hash.add(dashCooldown[s] << 16 | throwCooldown[s]);
            hash.add(stun[s] << 16 | out[s]);
            hash.add(protection[s] << 16 | padCooldown[s]);
            hash.add(toucher[s] << 16 | touch[s]);
        }
    }

    void write(BitWriter to) {
        for (int s = 0; s < seats; s++) {
            to.flag(seated[s]);
            if (!seated[s]) {
                continue;
            }
            to.exact(x[s]);
            to.exact(y[s]);
            to.exact(vx[s]);
            to.exact(vy[s]);
            to.small(bananas[s]);
            to.flag(coconut[s]);
            to.bits(sequence[s], 16);
            to.bits(moveAngle[s], 8);
            to.bits(moveStrength[s], 3);
            to.bits(aimAngle[s], 8);
            to.bits(held[s], 2);
            to.bits(pressed[s], 2);
            to.small(dash[s]);
            to.bits(dashAngle[s], 8);
            to.small(dashCooldown[s]);
            to.small(throwCooldown[s]);
            to.small(stun[s]);
            to.small(out[s]);
            to.small(protection[s]);
            to.small(padCooldown[s]);
            to.bits(toucher[s] + 1, 5);
            to.small(touch[s]);
        }
    }

    void read(BitReader from, double reach, double speedLimit) {
        for (int s = 0; s < seats && !from.failed(); s++) {
            clear(s);
            seated[s] = from.flag();
            if (!seated[s]) {
                continue;
            }
            x[s] = from.exact(-reach, reach);
            y[s] = from.exact(-reach, reach);
            vx[s] = from.exact(-speedLimit, speedLimit);
            vy[s] = from.exact(-speedLimit, speedLimit);
            bananas[s] = from.small(MOST_BANANAS);
            coconut[s] = from.flag();
            sequence[s] = from.bits(16);
            moveAngle[s] = from.bits(8);
            moveStrength[s] = from.bits(3);
            aimAngle[s] = from.bits(8);
            held[s] = from.bits(2);
            pressed[s] = from.bits(2);
            dash[s] = from.small(MOST_TICKS);
            dashAngle[s] = from.bits(8);
            dashCooldown[s] = from.small(MOST_TICKS);
            throwCooldown[s] = from.small(MOST_TICKS);
            stun[s] = from.small(MOST_TICKS);
            out[s] = from.small(MOST_TICKS);
            protection[s] = from.small(MOST_TICKS);
            padCooldown[s] = from.small(MOST_TICKS);
            toucher[s] = from.bits(5) - 1;
            touch[s] = from.small(MOST_TICKS);
            if (toucher[s] >= SimulationLimits.MAX_SEATS) {
                from.refuse("seat out of range");
            }
        }
    }

    void copyFrom(Monkeys other) {
        System.arraycopy(other.seated, 0, seated, 0, seats);
        System.arraycopy(other.x, 0, x, 0, seats);
        System.arraycopy(other.y, 0, y, 0, seats);
        System.arraycopy(other.vx, 0, vx, 0, seats);
        System.arraycopy(other.vy, 0, vy, 0, seats);
        System.arraycopy(other.bananas, 0, bananas, 0, seats);
        System.arraycopy(other.coconut, 0, coconut, 0, seats);
        System.arraycopy(other.sequence, 0, sequence, 0, seats);
        System.arraycopy(other.moveAngle, 0, moveAngle, 0, seats);
        System.arraycopy(other.moveStrength, 0, moveStrength, 0, seats);
        System.arraycopy(other.aimAngle, 0, aimAngle, 0, seats);
        System.arraycopy(other.held, 0, held, 0, seats);
        System.arraycopy(other.pressed, 0, pressed, 0, seats);
        System.arraycopy(other.dash, 0, dash, 0, seats);
        System.arraycopy(other.dashAngle, 0, dashAngle, 0, seats);
        System.arraycopy(other.dashCooldown, 0, dashCooldown, 0, seats);
        System.arraycopy(other.throwCooldown, 0, throwCooldown, 0, seats);
        System.arraycopy(other.stun, 0, stun, 0, seats);
        System.arraycopy(other.out, 0, out, 0, seats);
        System.arraycopy(other.protection, 0, protection, 0, seats);
        System.arraycopy(other.padCooldown, 0, padCooldown, 0, seats);
        System.arraycopy(other.toucher, 0, toucher, 0, seats);
        System.arraycopy(other.touch, 0, touch, 0, seats);
    }
}
