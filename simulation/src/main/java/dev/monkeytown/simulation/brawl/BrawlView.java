package dev.monkeytown.simulation.brawl;

import dev.monkeytown.simulation.Observation;
import dev.monkeytown.simulation.ViewSink;

/** Shows a game's state to others: piece by piece, as an observation for brains, or as one flat array for a browser. */
public final class BrawlView {

    /** Numbers in front of the first monkey in {@link #write}. */
    private static final int HEAD = 9;

    private static final int MOST =
            HEAD + 16 * 12 + Items.MOST * 4 + Shots.MOST * 5 + Coconuts.MOST_ON_GROUND * 3 + Coconuts.MOST_IN_AIR * 6;

    private BrawlView() {}

    /** An array that {@link #write} always fits into. */
    public static double[] buffer() {
        return new double[MOST];
    }

    /**
     * Writes the moving things: {@code tick, secondsLeft, crownSeat, rush, monkeys M, bananas I, shots S, coconuts C,
     * lobbed F}, then M × {@code seat x y vx vy aim bananas status coconut dashCooldown throwCooldown moveAngle}, I ×
     * {@code id x y value}, S × {@code id x y angle owner}, C × {@code id x y}, F × {@code id x y landingX landingY
     * progress}. Allocates nothing.
     */
    public static void write(BananaBrawl game, double[] out) {
        Monkeys m = game.monkeys;
        int at = HEAD;
        int seated = 0;
        for (int s = 0; s < m.seats; s++) {
            if (m.seated[s]) {
                seated++;
                at = writeMonkey(m, s, out, at);
            }
        }
        Items items = game.items;
        for (int i = 0; i < items.count; i++) {
            out[at++] = items.id[i];
            out[at++] = items.x[i];
            out[at++] = items.y[i];
            out[at++] = items.value[i];
        }
        Shots shots = game.shots;
        for (int i = 0; i < shots.count; i++) {
            out[at++] = shots.id[i];
            out[at++] = shots.x[i];
            out[at++] = shots.y[i];
            out[at++] = shots.angle[i];
            out[at++] = shots.owner[i];
        }
        writeCoconuts(game, out, at);
        out[0] = game.tick();
        out[1] = game.remainingTicks() * BananaBrawl.SECONDS_PER_TICK;
        out[2] = game.crown();
        out[3] = game.inRush() ? 1 : 0;
        out[4] = seated;
        out[5] = items.count;
        out[6] = shots.count;
        out[7] = game.coconuts.onGround;
        out[8] = game.coconuts.inAir;
    }

    private static int writeMonkey(Monkeys m, int s, double[] out, int from) {
        int at = from;
        out[at++] = s;
        out[at++] = m.x[s];
        out[at++] = m.y[s];
        out[at++] = m.vx[s];
        out[at++] = m.vy[s];
        out[at++] = m.aimAngle[s];
        out[at++] = m.bananas[s];
        out[at++] = m.status(s).ordinal();
        out[at++] = m.coconut[s] ? 1 : 0;
        out[at++] = m.dashCooldown[s];
        out[at++] = m.throwCooldown[s];
        out[at++] = m.moveStrength[s] > 0 ? m.moveAngle[s] : -1;
        return at;
    }

    private static void writeCoconuts(BananaBrawl game, double[] out, int from) {
        Coconuts c = game.coconuts;
        int at = from;
        for (int i = 0; i < c.onGround; i++) {
            out[at++] = c.groundId[i];
            out[at++] = c.groundX[i];
            out[at++] = c.groundY[i];
        }
        for (int i = 0; i < c.inAir; i++) {
            out[at++] = c.airId[i];
            out[at++] = c.airX[i];
            out[at++] = c.airY[i];
            out[at++] = c.landingX(i);
            out[at++] = c.landingY(i);
            out[at++] =
                    1 - (double) c.airLeft[i] / game.setup().rules().coconuts().lobTicks();
        }
    }

    /**
     * What never moves: {@code islandRadius, monkeyRadius, trunks T, pads P, seats, throwSpeed, dashCooldownTicks,
     * throwCooldownTicks, coconutRadius}, then T × and P × {@code x y radius}.
     */
    public static double[] layout(BananaBrawl game) {
        Island island = game.island;
        var rules = game.setup().rules();
        double[] out = new double[HEAD + (island.trunks + island.pads) * 3];
        out[0] = island.radius;
        out[1] = rules.arena().monkeyRadius();
        out[2] = island.trunks;
        out[3] = island.pads;
        out[4] = game.monkeys.seats;
        out[5] = rules.throwing().speed();
        out[6] = rules.dash().cooldownTicks();
        out[7] = rules.throwing().cooldownTicks();
        out[8] = rules.coconuts().radius();
        int at = HEAD;
        for (int i = 0; i < island.trunks; i++) {
            out[at++] = island.trunkX[i];
            out[at++] = island.trunkY[i];
            out[at++] = island.trunkRadius;
        }
        for (int i = 0; i < island.pads; i++) {
            out[at++] = island.padX[i];
            out[at++] = island.padY[i];
            out[at++] = island.padRadius;
        }
        return out;
    }

    static void show(BananaBrawl game, ViewSink sink) {
        Monkeys m = game.monkeys;
        for (int s = 0; s < m.seats; s++) {
            if (m.seated[s]) {
                sink.player(
                        s,
                        m.x[s],
                        m.y[s],
                        m.vx[s],
                        m.vy[s],
                        m.aimAngle[s],
                        m.bananas[s],
                        m.status(s),
                        s == game.crown());
            }
        }
        int golden = game.setup().rules().bananas().goldenValue();
        Items items = game.items;
        for (int i = 0; i < items.count; i++) {
            ViewSink.EntityKind kind =
                    items.value[i] >= golden ? ViewSink.EntityKind.GOLDEN_BANANA : ViewSink.EntityKind.BANANA;
            sink.entity(items.id[i], kind, items.x[i], items.y[i], -1, items.value[i]);
        }
        Shots shots = game.shots;
        for (int i = 0; i < shots.count; i++) {
            sink.entity(shots.id[i], ViewSink.EntityKind.SHOT, shots.x[i], shots.y[i], shots.owner[i], 1);
        }
        Coconuts c = game.coconuts;
        for (int i = 0; i < c.onGround; i++) {
            sink.entity(c.groundId[i], ViewSink.EntityKind.COCONUT, c.groundX[i], c.groundY[i], -1, 0);
        }
        for (int i = 0; i < c.inAir; i++) {
            sink.entity(c.airId[i], ViewSink.EntityKind.COCONUT_IN_FLIGHT, c.airX[i], c.airY[i], c.airOwner[i], 0);
        }
        Island island = game.island;
        for (int i = 0; i < island.trunks; i++) {
            sink.entity(i, ViewSink.EntityKind.TRUNK, island.trunkX[i], island.trunkY[i], -1, (int) island.trunkRadius);
        }
        for (int i = 0; i < island.pads; i++) {
            sink.entity(i, ViewSink.EntityKind.PAD, island.padX[i], island.padY[i], -1, (int) island.padRadius);
        }
    }

    static void observe(BananaBrawl game, Observation into) {
        var rules = game.setup().rules();
        Monkeys m = game.monkeys;
        into.tick = game.tick();
        into.remainingTicks = game.remainingTicks();
        into.rules = rules;
        into.islandRadius = game.island.radius;
        into.monkeyRadius = rules.arena().monkeyRadius();
        into.throwSpeed = rules.throwing().speed();
        into.throwReach = rules.throwing().speed() * rules.throwing().lifeTicks() * BananaBrawl.SECONDS_PER_TICK;
        into.lobRange = rules.coconuts().lobRange();
        into.crownSeat = game.crown();
        into.seats = m.seats;
        for (int s = 0; s < m.seats; s++) {
            into.present[s] = m.present(s);
            into.x[s] = m.x[s];
            into.y[s] = m.y[s];
            into.vx[s] = m.vx[s];
            into.vy[s] = m.vy[s];
            into.bananas[s] = m.bananas[s];
            into.status[s] = m.status(s);
            into.coconut[s] = m.coconut[s];
            into.dashCooldownTicks[s] = m.dashCooldown[s];
            into.throwCooldownTicks[s] = m.throwCooldown[s];
        }
        Items items = game.items;
        into.itemCount = items.count;
        System.arraycopy(items.id, 0, into.itemId, 0, items.count);
        System.arraycopy(items.x, 0, into.itemX, 0, items.count);
        System.arraycopy(items.y, 0, into.itemY, 0, items.count);
        System.arraycopy(items.value, 0, into.itemValue, 0, items.count);
        Shots shots = game.shots;
        into.shotCount = shots.count;
        System.arraycopy(shots.id, 0, into.shotId, 0, shots.count);
        System.arraycopy(shots.x, 0, into.shotX, 0, shots.count);
        System.arraycopy(shots.y, 0, into.shotY, 0, shots.count);
        System.arraycopy(shots.vx, 0, into.shotVx, 0, shots.count);
        System.arraycopy(shots.vy, 0, into.shotVy, 0, shots.count);
        System.arraycopy(shots.owner, 0, into.shotOwner, 0, shots.count);
        Coconuts c = game.coconuts;
        into.coconutCount = c.onGround;
        System.arraycopy(c.groundX, 0, into.coconutX, 0, c.onGround);
        System.arraycopy(c.groundY, 0, into.coconutY, 0, c.onGround);
        into.blastCount = c.inAir;
        for (int i = 0; i < c.inAir; i++) {
            into.blastX[i] = c.landingX(i);
            into.blastY[i] = c.landingY(i);
            into.blastTicks[i] = c.airLeft[i];
        }
        Island island = game.island;
        into.trunkCount = island.trunks;
        into.trunkRadius = island.trunkRadius;
        System.arraycopy(island.trunkX, 0, into.trunkX, 0, island.trunks);
        System.arraycopy(island.trunkY, 0, into.trunkY, 0, island.trunks);
        into.padCount = island.pads;
        System.arraycopy(island.padX, 0, into.padX, 0, island.pads);
        System.arraycopy(island.padY, 0, into.padY, 0, island.pads);
    }
}
