package dev.monkeytown.simulation.brawl;

import dev.monkeytown.simulation.Directions;
import dev.monkeytown.simulation.EventBuffer;
import dev.monkeytown.simulation.EventKind;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Observation;
import dev.monkeytown.simulation.SimulationLimits;
import dev.monkeytown.simulation.ViewSink;

/**
 * The game as a player imagines it: the real step, on a state that is made of an {@link Observation} and of guesses.
 * There is no other way in, so nothing hidden can come along: where bananas will appear is drawn by a generator of its
 * own, others are taken to go on as they were moving, and timers that nobody can see are half over. Owned by one
 * brain; holds two states of some 20 KB and allocates nothing after the first observation.
 */
public final class Imagination {

    /** Seed of imagined chance: the same for all that is tried, so that luck decides between no two of them. */
    private static final int DREAM = 0x0D_4E_A3;

    /** Slower than this, a monkey is taken to stand. Units a second. */
    private static final double STANDING = 40;

    /** Monkeys in it: the own one and the nearest others, which is whom half a second can bring it together with. */
    private static final int MOST_MONKEYS = 6;

    /** The own monkey's place among them. */
    private static final int SELF = 0;

    /** An owner of throws that is none of them. */
    private static final int STRANGER = SimulationLimits.MAX_SEATS - 1;

    private final BananaBrawl present;
    private final BananaBrawl future;
    private final double[] distances = new double[MOST_MONKEYS];
    private final int[] seats = new int[MOST_MONKEYS];
    private int monkeys;
    private int damage;

    /** An imagination for games on the island of this observation. */
    public Imagination(Observation seen) {
        Island island = Island.seen(seen);
        GameSetup setup = new GameSetup(BananaBrawlRules.NAME, seen.rules, MOST_MONKEYS, 0);
        present = new BananaBrawl(setup, island);
        future = new BananaBrawl(setup, island);
    }

    /** Whether it fits what is seen: the same numbers and trees. */
    public boolean fits(Observation seen) {
        Island island = present.island;
        return present.setup().rules().equals(seen.rules)
                && island.trunks == seen.trunkCount
                && (island.trunks == 0 || island.trunkX[0] == seen.trunkX[0] && island.trunkY[0] == seen.trunkY[0]);
    }

    /** Imagines the moment that is seen, without any bananas on the ground. */
    public void recall(Observation seen, int seat, double focus) {
        present.imagine(seen.tick, -1, DREAM);
        present.items.count = 0;
        present.coconuts.onGround = 0;
        choose(seen, seat, focus);
        for (int m = 0; m < MOST_MONKEYS; m++) {
            present.monkeys.clear(m);
            if (m < monkeys) {
                recallMonkey(seen, m, seats[m]);
            }
        }
        recallShots(seen, seat, focus);
        recallCoconuts(seen);
    }

    /** Chooses who is in it: the nearest, by insertion. */
    private void choose(Observation seen, int seat, double focus) {
        seats[SELF] = seat;
        distances[SELF] = -1;
        monkeys = 1;
        for (int s = 0; s < seen.seats; s++) {
            double dx = seen.x[s] - seen.x[seat];
            double dy = seen.y[s] - seen.y[seat];
            double square = dx * dx + dy * dy;
            if (s == seat || !seen.present[s] || square > focus * focus) {
                continue;
            }
            if (monkeys == MOST_MONKEYS && distances[monkeys - 1] <= square) {
                continue;
            }
            int at = monkeys < MOST_MONKEYS ? monkeys++ : MOST_MONKEYS - 1;
            while (distances[at - 1] > square) {
                distances[at] = distances[at - 1];
                seats[at] = seats[at - 1];
                at--;
            }
            distances[at] = square;
            seats[at] = s;
        }
    }

    private void recallMonkey(Observation seen, int at, int s) {
        Monkeys m = present.monkeys;
        m.seated[at] = true;
        m.x[at] = seen.x[s];
        m.y[at] = seen.y[s];
        m.vx[at] = seen.vx[s];
        m.vy[at] = seen.vy[s];
        m.bananas[at] = seen.bananas[s];
        m.coconut[at] = seen.coconut[s];
        m.dashCooldown[at] = seen.dashCooldownTicks[s];
        m.throwCooldown[at] = seen.throwCooldownTicks[s];
        int heading = Directions.nearest(seen.vx[s], seen.vy[s]);
        m.moveAngle[at] = heading;
        m.aimAngle[at] = heading;
        m.moveStrength[at] = Island.near(seen.vx[s], seen.vy[s], STANDING) ? 0 : 7;
        ViewSink.Status status = seen.status[s];
        m.stun[at] = status == ViewSink.Status.STUNNED ? seen.rules.throwing().stunTicks() / 2 + 1 : 0;
        m.dash[at] = status == ViewSink.Status.DASHING ? seen.rules.dash().ticks() / 2 + 1 : 0;
        m.dashAngle[at] = heading;
        m.protection[at] =
                status == ViewSink.Status.PROTECTED ? seen.rules.river().protectTicks() / 2 + 1 : 0;
    }

    private void recallShots(Observation seen, int seat, double focus) {
        Shots shots = present.shots;
        shots.count = 0;
        for (int i = 0; i < seen.shotCount; i++) {
            if (!Island.near(seen.shotX[i] - seen.x[seat], seen.shotY[i] - seen.y[seat], focus)) {
                continue;
            }
            int direction = Directions.nearest(seen.shotVx[i], seen.shotVy[i]);
            shots.launch(
                    seen.shotX[i],
                    seen.shotY[i],
                    seen.shotVx[i],
                    seen.shotVy[i],
                    direction,
                    seen.shotOwner[i] == seat ? SELF : STRANGER,
                    seen.rules.throwing().lifeTicks() / 2 + 1);
        }
    }

    private void recallCoconuts(Observation seen) {
        Coconuts coconuts = present.coconuts;
        coconuts.inAir = 0;
        for (int i = 0; i < seen.blastCount; i++) {
            coconuts.lob(seen.blastX[i], seen.blastY[i], 0, 0, seen.blastTicks[i], STRANGER);
        }
        for (int i = 0; i < seen.coconutCount; i++) {
            coconuts.put(seen.coconutX[i], seen.coconutY[i]);
        }
    }

    /** Puts a banana, or a pile, where one was noticed. */
    public void notice(double x, double y, int worth) {
        present.items.drop(x, y, 0, 0, worth, 0);
    }

    /** What the own monkey did since, tick by tick, before the future begins. */
    public void since(int moveAngle, int moveStrength, int aimAngle, int buttons) {
        want(present, moveAngle, moveStrength, aimAngle, buttons);
        present.step();
    }

    /** Begins a new future at the imagined present. */
    public void begin() {
        future.copyFrom(present);
        damage = 0;
    }

    /** What the own monkey would want from here on. */
    public void want(int moveAngle, int moveStrength, int aimAngle, int buttons) {
        want(future, moveAngle, moveStrength, aimAngle, buttons);
    }

    private void want(BananaBrawl game, int moveAngle, int moveStrength, int aimAngle, int buttons) {
        Monkeys m = game.monkeys;
        m.moveAngle[SELF] = moveAngle & 0xFF;
        m.moveStrength[SELF] = moveStrength;
        m.aimAngle[SELF] = aimAngle & 0xFF;
        m.held[SELF] = buttons;
    }

    /** Plays one tick of the future by the real rules. */
    public void step() {
        future.step();
        EventBuffer events = future.events();
        for (int i = 0; i < events.count(); i++) {
            EventKind kind = events.kind(i);
            boolean mine = (kind == EventKind.HIT || kind == EventKind.BUMP) && events.actor(i) == SELF
                    || kind == EventKind.SPLASH && events.target(i) == SELF;
            int victim = kind == EventKind.SPLASH ? events.actor(i) : events.target(i);
            if (mine && victim != SELF && victim >= 0) {
                damage += events.amount(i);
            }
        }
    }

    public double x() {
        return future.monkeys.x[SELF];
    }

    public double y() {
        return future.monkeys.y[SELF];
    }

    /** Whether the own monkey is on the island and not in the river. */
    public boolean onLand() {
        return future.monkeys.present(SELF);
    }

    /** How many others are in it. */
    public int others() {
        return monkeys - 1;
    }

    /** How far away another one is, 0 to {@link #others} - 1; far away if it is in the river. */
    public double distanceTo(int other) {
        Monkeys m = future.monkeys;
        double dx = m.x[other + 1] - m.x[SELF];
        double dy = m.y[other + 1] - m.y[SELF];
        return m.present(other + 1) ? Math.sqrt(dx * dx + dy * dy) : 1e6;
    }

    /** Whether it could dash at that moment. */
    public boolean couldDash(int other) {
        return future.monkeys.dashCooldown[other + 1] == 0 && future.monkeys.stun[other + 1] == 0;
    }

    public boolean stunned() {
        return future.monkeys.stun[SELF] > 0;
    }

    /** Bananas that the own monkey holds. */
    public int bananas() {
        return future.monkeys.bananas[SELF];
    }

    /** Bananas that others lost by the own monkey's doing since {@link #begin}. */
    public int damage() {
        return damage;
    }

    /** Things on the ground in that future. */
    public int things() {
        return future.items.count;
    }

    public double thingX(int i) {
        return future.items.x[i];
    }

    public double thingY(int i) {
        return future.items.y[i];
    }

    public int thingValue(int i) {
        return future.items.value[i];
    }
}
