package dev.monkeytown.simulation.brawl;

import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Directions;
import dev.monkeytown.simulation.EventKind;
import dev.monkeytown.simulation.GameRules;

/** The phases in which monkeys dash, throw and lob, and in which what they threw flies and lands. */
final class Combat {

    private final BananaBrawl game;
    private final GameRules rules;
    private final Monkeys monkeys;
    private final Shots shots;
    private final Coconuts coconuts;
    private final Island island;
    private final Motion motion;

    Combat(BananaBrawl game, Motion motion) {
        this.game = game;
        this.motion = motion;
        rules = game.setup().rules();
        monkeys = game.monkeys;
        shots = game.shots;
        coconuts = game.coconuts;
        island = game.island;
    }

    /** Turns what holders pressed into dashes and throws; a press while stunned or out is lost. */
    void act() {
        for (int s = 0; s < monkeys.seats; s++) {
            if (monkeys.present(s) && monkeys.stun[s] == 0) {
                if (monkeys.wants(s, Command.Input.DASH) && monkeys.dashCooldown[s] == 0) {
                    dash(s);
                }
                if (monkeys.wants(s, Command.Input.THROW) && monkeys.throwCooldown[s] == 0) {
                    throwSomething(s);
                }
            }
            monkeys.pressed[s] = 0;
        }
    }

    private void dash(int s) {
        monkeys.dash[s] = rules.dash().ticks();
        monkeys.dashAngle[s] = monkeys.moveStrength[s] > 0 ? monkeys.moveAngle[s] : monkeys.aimAngle[s];
        monkeys.dashCooldown[s] = rules.dash().cooldownTicks();
        monkeys.protection[s] = 0;
        game.report(EventKind.DASH, s, -1, monkeys.x[s], monkeys.y[s], 0);
    }

    private void throwSomething(int s) {
        if (monkeys.coconut[s]) {
            if (coconuts.inAir < Coconuts.MOST_IN_AIR) {
                lob(s);
            }
        } else if (monkeys.bananas[s] > 0 && shots.count < Shots.MOST) {
            shoot(s);
        }
    }

    private void lob(int s) {
        GameRules.Coconuts kind = rules.coconuts();
        double speed = kind.lobRange() / (kind.lobTicks() * BananaBrawl.SECONDS_PER_TICK);
        double ux = Directions.x(monkeys.aimAngle[s]);
        double uy = Directions.y(monkeys.aimAngle[s]);
        monkeys.coconut[s] = false;
        monkeys.throwCooldown[s] = rules.throwing().cooldownTicks();
        monkeys.protection[s] = 0;
        coconuts.lob(monkeys.x[s], monkeys.y[s], ux * speed, uy * speed, kind.lobTicks(), s);
        game.report(EventKind.LOB, s, -1, monkeys.x[s], monkeys.y[s], 0);
    }

    private void shoot(int s) {
        GameRules.Throwing kind = rules.throwing();
        double ux = Directions.x(monkeys.aimAngle[s]);
        double uy = Directions.y(monkeys.aimAngle[s]);
        double reach = rules.arena().monkeyRadius() + kind.shotRadius();
        monkeys.bananas[s]--;
        monkeys.throwCooldown[s] = kind.cooldownTicks();
        monkeys.protection[s] = 0;
        shots.launch(
                monkeys.x[s] + ux * reach,
                monkeys.y[s] + uy * reach,
                ux * kind.speed(),
                uy * kind.speed(),
                monkeys.aimAngle[s],
                s,
                kind.lifeTicks());
        game.report(EventKind.THROW, s, -1, monkeys.x[s], monkeys.y[s], 0);
    }

    /** Moves every shot; it ends in a monkey, at a trunk or when its life is over, and lies there for anyone. */
    void flyShots() {
        double shotRadius = rules.throwing().shotRadius();
        for (int i = shots.count - 1; i >= 0; i--) {
            shots.x[i] += shots.vx[i] * BananaBrawl.SECONDS_PER_TICK;
            shots.y[i] += shots.vy[i] * BananaBrawl.SECONDS_PER_TICK;
            shots.life[i]--;
            int victim = victimOf(i);
            if (victim >= 0) {
                hit(i, victim);
            }
            if (victim >= 0 || shots.life[i] <= 0 || island.trunkAt(shots.x[i], shots.y[i], shotRadius) >= 0) {
                game.items.drop(shots.x[i], shots.y[i], 0, 0, 1, rules.bananas().pickUpDelayTicks());
                shots.remove(i);
            }
        }
    }

    private int victimOf(int shot) {
        double reach = rules.arena().monkeyRadius() + rules.throwing().shotRadius();
        for (int s = 0; s < monkeys.seats; s++) {
            if (s == shots.owner[shot] || !monkeys.vulnerable(s) || (shots.dodged[shot] & 1 << s) != 0) {
                continue;
            }
            if (!Island.near(monkeys.x[s] - shots.x[shot], monkeys.y[s] - shots.y[shot], reach)) {
                continue;
            }
            if (monkeys.dash[s] > rules.dash().ticks() - rules.dash().dodgeTicks()) {
                shots.dodged[shot] |= 1 << s;
                game.report(EventKind.DODGE, s, shots.owner[shot], monkeys.x[s], monkeys.y[s], 0);
                continue;
            }
            return s;
        }
        return -1;
    }

    private void hit(int shot, int victim) {
        GameRules.Throwing kind = rules.throwing();
        double speed = kind.knockSpeed() * (1 + monkeys.bananas[victim] / kind.knockHoard());
        motion.knock(
                victim, Directions.x(shots.angle[shot]), Directions.y(shots.angle[shot]), speed, shots.owner[shot]);
        monkeys.stun[victim] = kind.stunTicks();
        int lost = game.spill(victim, kind.spill());
        game.report(EventKind.HIT, shots.owner[shot], victim, monkeys.x[victim], monkeys.y[victim], lost);
    }

    /** Moves every lobbed coconut; it bursts where it lands or at the first trunk in its way. */
    void flyCoconuts() {
        for (int i = coconuts.inAir - 1; i >= 0; i--) {
            coconuts.airX[i] += coconuts.airVx[i] * BananaBrawl.SECONDS_PER_TICK;
            coconuts.airY[i] += coconuts.airVy[i] * BananaBrawl.SECONDS_PER_TICK;
            coconuts.airLeft[i]--;
            if (coconuts.airLeft[i] <= 0
                    || island.trunkAt(
                                    coconuts.airX[i],
                                    coconuts.airY[i],
                                    rules.coconuts().radius())
                            >= 0) {
                burst(coconuts.airX[i], coconuts.airY[i], coconuts.airOwner[i]);
                coconuts.land(i);
            }
        }
    }

    private void burst(double x, double y, int owner) {
        GameRules.Coconuts kind = rules.coconuts();
        int hurt = 0;
        for (int s = 0; s < monkeys.seats; s++) {
            double dx = monkeys.x[s] - x;
            double dy = monkeys.y[s] - y;
            if (!monkeys.vulnerable(s) || !Island.near(dx, dy, kind.blastRadius())) {
                continue;
            }
            double distance = Math.sqrt(dx * dx + dy * dy);
            motion.knock(
                    s, distance > 0 ? dx / distance : 1, distance > 0 ? dy / distance : 0, kind.knockSpeed(), owner);
            int lost = game.spill(s, kind.spill());
            game.report(EventKind.HIT, owner, s, monkeys.x[s], monkeys.y[s], lost);
            hurt++;
        }
        game.report(EventKind.BLAST, owner, -1, x, y, hurt);
    }
}
