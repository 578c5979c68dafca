package dev.monkeytown.simulation.agent;

import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Directions;
import dev.monkeytown.simulation.Observation;
import dev.monkeytown.simulation.Prng;
import dev.monkeytown.simulation.ViewSink;

/**
 * Steering without planning (after Reynolds, "Steering Behaviors for Autonomous Characters", 1999): wishes pull, edges,
 * trunks and dangers push, the sum is where it walks. The personality weighs the wishes, the difficulty limits eyes
 * and hands.
 */
final class ReactiveBrain implements Brain {

    /** How near to the water it begins to turn, in units. */
    private static final double SHORE_MARGIN = 120;

    private static final int GRUDGE_TICKS = 600;

    private final Personality personality;
    private final Difficulty difficulty;
    private final Prng random;

    private int wantedItem = -1;
    private int grudge = -1;
    private int grudgeUntil;
    private int suspect = -1;

    // The decision being made.
    private double moveX;
    private double moveY;
    private int aim;
    private int buttons;

    ReactiveBrain(Personality personality, Difficulty difficulty, Prng random) {
        this.personality = personality;
        this.difficulty = difficulty;
        this.random = random;
    }

    @Override
    public Intent decide(Observation seen, int seat) {
        if (seat >= seen.seats || !seen.present[seat]) {
            return Intent.REST;
        }
        double late = difficulty.reactionTicks() / 60.0;
        double x = seen.x[seat] + seen.vx[seat] * late;
        double y = seen.y[seat] + seen.vy[seat] * late;
        moveX = 0;
        moveY = 0;
        buttons = 0;
        remember(seen, seat);
        gather(seen, seat, x, y);
        int prey = prey(seen, seat, x, y);
        aim = moveX == 0 && moveY == 0 ? aim : Directions.nearest(moveX, moveY);
        if (prey >= 0) {
            hunt(seen, seat, prey, x, y);
        }
        flee(seen, seat, x, y);
        dodge(seen, seat, x, y);
        avoidTrunks(seen, x, y);
        avoidWater(seen, seat, x, y);
        return intent();
    }

    private Intent intent() {
        if (moveX == 0 && moveY == 0) {
            return new Intent(0, 0, aim, buttons);
        }
        int wobble = (int) (personality.curiosity() * 16);
        int angle = Directions.nearest(moveX, moveY) + (wobble > 0 ? random.below(2 * wobble + 1) - wobble : 0);
        return new Intent(angle, 7, aim, buttons);
    }

    /** Somebody whose throw came close just before it was stunned is not forgotten. */
    private void remember(Observation seen, int seat) {
        if (seen.status[seat] == ViewSink.Status.STUNNED && suspect >= 0) {
            grudge = suspect;
            grudgeUntil = seen.tick + GRUDGE_TICKS;
        }
        if (seen.tick >= grudgeUntil) {
            grudge = -1;
        }
    }

    private void gather(Observation seen, int seat, double x, double y) {
        double best = 0;
        int bestItem = -1;
        for (int i = 0; i < seen.itemCount; i++) {
            if (!notices(seen.itemId[i], seat)) {
                continue;
            }
            double distance = distance(seen.itemX[i] - x, seen.itemY[i] - y);
            double worth = seen.itemValue[i] / (distance + 60);
            if (seen.itemId[i] == wantedItem) {
                worth *= 1.4;
            }
            if (worth > best) {
                best = worth;
                bestItem = i;
            }
        }
        if (bestItem >= 0) {
            wantedItem = seen.itemId[bestItem];
            pull(seen.itemX[bestItem] - x, seen.itemY[bestItem] - y, 1 + personality.greed());
        }
        if (!seen.coconut[seat] && seen.coconutCount > 0) {
            double distance = distance(seen.coconutX[0] - x, seen.coconutY[0] - y);
            if (distance < 120 + 320 * personality.aggression()) {
                pull(seen.coconutX[0] - x, seen.coconutY[0] - y, 0.3 + personality.aggression());
            }
        }
    }

    /** Whether this thing is among those it pays attention to; the answer stays the same while the thing is there. */
    private boolean notices(int id, int seat) {
        int mixed = (id * 0x9E3779B9 ^ seat * 0x85EBCA6B) >>> 16;
        return mixed < difficulty.attention() * 65_536;
    }

    /** Whom it would most like to rob, or -1. */
    private int prey(Observation seen, int seat, double x, double y) {
        double best = 0;
        int bestSeat = -1;
        for (int s = 0; s < seen.seats; s++) {
            if (s == seat || !seen.present[s] || seen.status[s] == ViewSink.Status.PROTECTED) {
                continue;
            }
            double distance = distance(seen.x[s] - x, seen.y[s] - y);
            double wish = 0.5 + seen.bananas[s] * 0.12;
            if (s == grudge) {
                wish += 3 * personality.vengefulness();
            }
            if (s == seen.crownSeat) {
                wish += personality.aggression();
            }
            double score = wish / (distance + 120);
            if (score > best) {
                best = score;
                bestSeat = s;
            }
        }
        return bestSeat;
    }

    private void hunt(Observation seen, int seat, int prey, double x, double y) {
        double dx = seen.x[prey] - x;
        double dy = seen.y[prey] - y;
        double distance = distance(dx, dy);
        double zeal = personality.aggression() + (prey == grudge ? personality.vengefulness() : 0);
        // The cautious keep their distance to throw, the bold walk up.
        double wanted = 90 + 210 * personality.caution();
        if (distance < 360 && seen.bananas[prey] > 2) {
            pull(distance > wanted ? dx : -dx, distance > wanted ? dy : -dy, 0.9 * zeal);
        }
        takeAim(seen, prey, x, y, distance);
        double range = 0.45 + 0.5 * personality.caution();
        boolean mayThrow = seen.throwCooldownTicks[seat] <= difficulty.reactionTicks()
                && (seen.coconut[seat] ? between(distance, seen.lobRange, 130) : distance < seen.throwReach * range);
        boolean worthIt = seen.coconut[seat]
                || seen.bananas[prey] > 1 && seen.bananas[seat] > 2 + (int) (personality.greed() * 12);
        if (mayThrow && worthIt && random.unit() < 0.1 + 0.5 * zeal && clearShot(seen, x, y, dx, dy, distance)) {
            buttons |= Command.Input.THROW;
        }
        if (distance < 140
                && seen.dashCooldownTicks[seat] == 0
                && random.unit() < zeal * 0.7
                && seen.bananas[prey] > 0) {
            moveX = dx;
            moveY = dy;
            buttons |= Command.Input.DASH;
        }
    }

    private void takeAim(Observation seen, int prey, double x, double y, double distance) {
        double flight = distance / seen.throwSpeed + difficulty.reactionTicks() / 60.0;
        double leadX = seen.x[prey] + seen.vx[prey] * flight * difficulty.lead();
        double leadY = seen.y[prey] + seen.vy[prey] * flight * difficulty.lead();
        int spread = difficulty.aimErrorAngle();
        // The sum of two dice: small errors are likelier than large ones.
        int error = (random.below(2 * spread + 1) + random.below(2 * spread + 1)) / 2 - spread;
        aim = Directions.nearest(leadX - x, leadY - y) + error;
    }

    private static boolean clearShot(Observation seen, double x, double y, double dx, double dy, double distance) {
        if (distance < 1) {
            return true;
        }
        for (int i = 0; i < seen.trunkCount; i++) {
            double tx = seen.trunkX[i] - x;
            double ty = seen.trunkY[i] - y;
            double along = (tx * dx + ty * dy) / distance;
            double aside = (tx * dy - ty * dx) / distance;
            if (along > 0 && along < distance && between(aside, 0, seen.trunkRadius + 12)) {
                return false;
            }
        }
        return true;
    }

    private void flee(Observation seen, int seat, double x, double y) {
        double fear = personality.caution() * (0.4 + seen.bananas[seat] * 0.06);
        for (int s = 0; s < seen.seats; s++) {
            if (s == seat || !seen.present[s]) {
                continue;
            }
            double dx = x - seen.x[s];
            double dy = y - seen.y[s];
            double distance = distance(dx, dy);
            if (distance < 190) {
                double near = 1 - distance / 190;
                pull(dx, dy, fear * near * (seen.dashCooldownTicks[s] == 0 ? 1.6 : 0.7));
            }
        }
        for (int i = 0; i < seen.blastCount; i++) {
            double dx = x - seen.blastX[i];
            double dy = y - seen.blastY[i];
            if (distance(dx, dy) < 130) {
                pull(dx, dy, 2);
            }
        }
    }

    private void dodge(Observation seen, int seat, double x, double y) {
        for (int i = 0; i < seen.shotCount; i++) {
            if (seen.shotOwner[i] == seat) {
                continue;
            }
            double dx = x - seen.shotX[i];
            double dy = y - seen.shotY[i];
            double along = (dx * seen.shotVx[i] + dy * seen.shotVy[i]) / seen.throwSpeed;
            double aside = (dx * seen.shotVy[i] - dy * seen.shotVx[i]) / seen.throwSpeed;
            if (along < -40 || along > 260 || !between(aside, 0, 60)) {
                continue;
            }
            suspect = seen.shotOwner[i];
            if (random.unit() < difficulty.dodgeChance()) {
                // Step out of its line, to the side it already stands on.
                double side = aside >= 0 ? 1 : -1;
                pull(seen.shotVy[i] * side, -seen.shotVx[i] * side, 2.2);
                if (seen.dashCooldownTicks[seat] == 0 && along < 150 && random.unit() < difficulty.dodgeChance()) {
                    buttons |= Command.Input.DASH;
                }
            }
            return;
        }
    }

    private void avoidTrunks(Observation seen, double x, double y) {
        double length = distance(moveX, moveY);
        if (length == 0) {
            return;
        }
        for (int i = 0; i < seen.trunkCount; i++) {
            double tx = seen.trunkX[i] - x;
            double ty = seen.trunkY[i] - y;
            double along = (tx * moveX + ty * moveY) / length;
            double aside = (tx * moveY - ty * moveX) / length;
            double room = seen.trunkRadius + seen.monkeyRadius + 10;
            if (along > 0 && along < 110 && between(aside, 0, room)) {
                double side = aside >= 0 ? -1 : 1;
                double turnX = moveY * side;
                double turnY = -moveX * side;
                moveX += turnX * 1.2;
                moveY += turnY * 1.2;
                return;
            }
        }
    }

    private void avoidWater(Observation seen, int seat, double x, double y) {
        double stopping = (distance(seen.vx[seat], seen.vy[seat]) - 200) * 0.35;
        double margin = SHORE_MARGIN + (stopping > 0 ? stopping : 0);
        double fromCentre = distance(x, y);
        double depth = (fromCentre - (seen.islandRadius - margin)) / margin;
        if (depth <= 0) {
            return;
        }
        double outward = (moveX * x + moveY * y) / (fromCentre * (distance(moveX, moveY) + 1e-9));
        if (outward > -0.2 || depth > 0.6) {
            double length = distance(moveX, moveY);
            double weight = 1.2 + 3 * depth;
            moveX = (length > 0 ? moveX / length : 0) - x / fromCentre * weight;
            moveY = (length > 0 ? moveY / length : 0) - y / fromCentre * weight;
            if (outward > 0) {
                buttons &= ~Command.Input.DASH;
            }
        }
    }

    private void pull(double dx, double dy, double weight) {
        double length = distance(dx, dy);
        if (length > 0) {
            moveX += dx / length * weight;
            moveY += dy / length * weight;
        }
    }

    private static boolean between(double value, double centre, double halfWidth) {
        double off = value - centre;
        return off < halfWidth && off > -halfWidth;
    }

    private static double distance(double dx, double dy) {
        return Math.sqrt(dx * dx + dy * dy);
    }
}
