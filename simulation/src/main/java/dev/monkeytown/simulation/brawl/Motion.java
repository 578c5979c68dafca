package dev.monkeytown.simulation.brawl;

import dev.monkeytown.simulation.Directions;
import dev.monkeytown.simulation.EventKind;
import dev.monkeytown.simulation.GameRules;

/** The phases in which monkeys move, meet each other, trunks, pads and the river. Works on its game's state only. */
final class Motion {

    /** How long a knock counts as the reason for a splash. */
    private static final int TOUCH_TICKS = 180;

    private static final int PAD_COOLDOWN_TICKS = 30;

    /** Where on the radius a splashed monkey comes back. */
    private static final double RETURN_AT = 0.82;

    private final BananaBrawl game;
    private final GameRules rules;
    private final Monkeys monkeys;
    private final Island island;
    private final double radius;
    private final double[] point = new double[2];

    Motion(BananaBrawl game) {
        this.game = game;
        rules = game.setup().rules();
        monkeys = game.monkeys;
        island = game.island;
        radius = rules.arena().monkeyRadius();
    }

    /** Adds to a monkey's speed along a unit vector and ends its dash. */
    void knock(int seat, double dx, double dy, double speed, int by) {
        monkeys.dash[seat] = 0;
        monkeys.vx[seat] += dx * speed;
        monkeys.vy[seat] += dy * speed;
        limit(seat);
        monkeys.toucher[seat] = by;
        monkeys.touch[seat] = TOUCH_TICKS;
    }

    void walk() {
        for (int s = 0; s < monkeys.seats; s++) {
            if (!monkeys.present(s)) {
                continue;
            }
            steer(s);
            monkeys.x[s] += monkeys.vx[s] * BananaBrawl.SECONDS_PER_TICK;
            monkeys.y[s] += monkeys.vy[s] * BananaBrawl.SECONDS_PER_TICK;
            if (monkeys.dash[s] == 1) {
                // A dash ends at a run, not in a slide.
                monkeys.vx[s] =
                        Directions.x(monkeys.dashAngle[s]) * rules.movement().maxSpeed();
                monkeys.vy[s] =
                        Directions.y(monkeys.dashAngle[s]) * rules.movement().maxSpeed();
            }
        }
    }

    private void steer(int s) {
        GameRules.Movement movement = rules.movement();
        if (monkeys.dash[s] > 0) {
            double speed = rules.dash().speed();
            monkeys.vx[s] = Directions.x(monkeys.dashAngle[s]) * speed;
            monkeys.vy[s] = Directions.y(monkeys.dashAngle[s]) * speed;
            return;
        }
        boolean stunned = monkeys.stun[s] > 0;
        double share = stunned ? 0 : monkeys.moveStrength[s] / 7.0;
        double burden = 1 - movement.hoardSlowdown() * monkeys.bananas[s];
        double top = movement.maxSpeed() * (burden > movement.hoardSpeedFloor() ? burden : movement.hoardSpeedFloor());
        double wantX = Directions.x(monkeys.moveAngle[s]) * top * share;
        double wantY = Directions.y(monkeys.moveAngle[s]) * top * share;
        double vx = monkeys.vx[s];
        double vy = monkeys.vy[s];
        boolean thrown = stunned || vx * vx + vy * vy > movement.maxSpeed() * movement.maxSpeed() * 1.02;
        double grip = thrown ? movement.sliding() : share > 0 ? movement.acceleration() : movement.braking();
        double change = grip * BananaBrawl.SECONDS_PER_TICK;
        double dx = wantX - vx;
        double dy = wantY - vy;
        double distance = Math.sqrt(dx * dx + dy * dy);
        if (distance <= change) {
            monkeys.vx[s] = wantX;
            monkeys.vy[s] = wantY;
        } else {
            monkeys.vx[s] = vx + dx / distance * change;
            monkeys.vy[s] = vy + dy / distance * change;
        }
    }

    /** Pushes overlapping monkeys apart; a dash into somebody is a bump. */
    void meet() {
        for (int a = 0; a < monkeys.seats; a++) {
            for (int b = a + 1; b < monkeys.seats; b++) {
                if (monkeys.present(a) && monkeys.present(b)) {
                    meet(a, b);
                }
            }
        }
    }

    private void meet(int a, int b) {
        double dx = monkeys.x[b] - monkeys.x[a];
        double dy = monkeys.y[b] - monkeys.y[a];
        double apart = 2 * radius;
        if (!Island.near(dx, dy, apart)) {
            return;
        }
        double distance = Math.sqrt(dx * dx + dy * dy);
        double ux = distance > 0 ? dx / distance : 1;
        double uy = distance > 0 ? dy / distance : 0;
        double push = (apart - distance) / 2;
        monkeys.x[a] -= ux * push;
        monkeys.y[a] -= uy * push;
        monkeys.x[b] += ux * push;
        monkeys.y[b] += uy * push;
        boolean aDashes = monkeys.dash[a] > 0;
        boolean bDashes = monkeys.dash[b] > 0;
        if (aDashes && bDashes) {
            bounce(a, b, ux, uy);
        } else if (aDashes) {
            bump(a, b, ux, uy);
        } else if (bDashes) {
            bump(b, a, -ux, -uy);
        }
    }

    private void bounce(int a, int b, double ux, double uy) {
        double speed = rules.dash().knockSpeed();
        monkeys.vx[a] = 0;
        monkeys.vy[a] = 0;
        monkeys.vx[b] = 0;
        monkeys.vy[b] = 0;
        knock(a, -ux, -uy, speed, b);
        knock(b, ux, uy, speed, a);
        game.report(EventKind.BUMP, a, b, monkeys.x[a], monkeys.y[a], 0);
    }

    private void bump(int attacker, int victim, double ux, double uy) {
        if (monkeys.protection[victim] > 0) {
            return;
        }
        monkeys.dash[attacker] = 0;
        monkeys.vx[attacker] *= 0.2;
        monkeys.vy[attacker] *= 0.2;
        knock(victim, ux, uy, rules.dash().knockSpeed(), attacker);
        int lost = game.spill(victim, rules.dash().spill());
        game.report(EventKind.BUMP, attacker, victim, monkeys.x[victim], monkeys.y[victim], lost);
    }

    /** Nobody stays inside a trunk; what of the speed pointed into it is gone. */
    void stopAtTrunks() {
        for (int s = 0; s < monkeys.seats; s++) {
            if (!monkeys.present(s)) {
                continue;
            }
            int trunk = island.trunkAt(monkeys.x[s], monkeys.y[s], radius);
            if (trunk >= 0) {
                pushOut(s, trunk);
            }
        }
    }

    private void pushOut(int s, int trunk) {
        double dx = monkeys.x[s] - island.trunkX[trunk];
        double dy = monkeys.y[s] - island.trunkY[trunk];
        double distance = Math.sqrt(dx * dx + dy * dy);
        double ux = distance > 0 ? dx / distance : 1;
        double uy = distance > 0 ? dy / distance : 0;
        monkeys.x[s] = island.trunkX[trunk] + ux * (island.trunkRadius + radius);
        monkeys.y[s] = island.trunkY[trunk] + uy * (island.trunkRadius + radius);
        double inward = monkeys.vx[s] * ux + monkeys.vy[s] * uy;
        if (inward < 0) {
            monkeys.vx[s] -= inward * ux;
            monkeys.vy[s] -= inward * uy;
        }
    }

    void bounceOnPads() {
        for (int s = 0; s < monkeys.seats; s++) {
            if (!monkeys.present(s) || monkeys.padCooldown[s] > 0) {
                continue;
            }
            for (int i = 0; i < island.pads; i++) {
                if (Island.near(island.padX[i] - monkeys.x[s], island.padY[i] - monkeys.y[s], island.padRadius)) {
                    launch(s);
                    break;
                }
            }
        }
    }

    private void launch(int s) {
        double speed = Math.sqrt(monkeys.vx[s] * monkeys.vx[s] + monkeys.vy[s] * monkeys.vy[s]);
        double ux = speed > 1 ? monkeys.vx[s] / speed : Directions.x(monkeys.aimAngle[s]);
        double uy = speed > 1 ? monkeys.vy[s] / speed : Directions.y(monkeys.aimAngle[s]);
        monkeys.dash[s] = 0;
        monkeys.vx[s] = ux * rules.arena().padSpeed();
        monkeys.vy[s] = uy * rules.arena().padSpeed();
        monkeys.padCooldown[s] = PAD_COOLDOWN_TICKS;
        game.report(EventKind.PAD, s, -1, monkeys.x[s], monkeys.y[s], 0);
    }

    /** Whoever has left the island is in the river; whoever was long enough comes back. */
    void fallAndReturn() {
        for (int s = 0; s < monkeys.seats; s++) {
            if (!monkeys.seated[s]) {
                continue;
            }
            if (monkeys.out[s] > 0) {
                monkeys.out[s]--;
                if (monkeys.out[s] == 0) {
                    comeBack(s);
                }
            } else if (!Island.near(monkeys.x[s], monkeys.y[s], island.radius)) {
                splash(s);
            }
        }
    }

    private void splash(int s) {
        int divisor = rules.river().lossDivisor();
        int lost = game.spill(s, (monkeys.bananas[s] + divisor - 1) / divisor);
        game.report(EventKind.SPLASH, s, monkeys.toucher[s], monkeys.x[s], monkeys.y[s], lost);
        monkeys.out[s] = rules.river().outTicks();
        monkeys.coconut[s] = false;
        monkeys.vx[s] = 0;
        monkeys.vy[s] = 0;
        monkeys.dash[s] = 0;
        monkeys.stun[s] = 0;
    }

    private void comeBack(int s) {
        double distance = Math.sqrt(monkeys.x[s] * monkeys.x[s] + monkeys.y[s] * monkeys.y[s]);
        double scale = distance > 0 ? island.radius * RETURN_AT / distance : 0;
        double x = monkeys.x[s] * scale;
        double y = monkeys.y[s] * scale;
        if (!island.clear(x, y, radius)) {
            island.landing(game.random, RETURN_AT, radius + 8, point);
            x = point[0];
            y = point[1];
        }
        monkeys.x[s] = x;
        monkeys.y[s] = y;
        monkeys.toucher[s] = -1;
        monkeys.touch[s] = 0;
        monkeys.protection[s] = rules.river().protectTicks();
        game.report(EventKind.RETURN, s, -1, x, y, 0);
    }

    private void limit(int s) {
        double most = rules.movement().speedLimit();
        double speed = Math.sqrt(monkeys.vx[s] * monkeys.vx[s] + monkeys.vy[s] * monkeys.vy[s]);
        if (speed > most) {
            monkeys.vx[s] *= most / speed;
            monkeys.vy[s] *= most / speed;
        }
    }
}
