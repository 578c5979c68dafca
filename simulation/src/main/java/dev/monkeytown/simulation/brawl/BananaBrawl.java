package dev.monkeytown.simulation.brawl;

import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Directions;
import dev.monkeytown.simulation.EventBuffer;
import dev.monkeytown.simulation.EventKind;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Observation;
import dev.monkeytown.simulation.Prng;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.Standing;
import dev.monkeytown.simulation.ViewSink;
import dev.monkeytown.simulation.bits.BitReader;
import dev.monkeytown.simulation.bits.BitWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One game of Banana Brawl. Owned by one thread. */
public final class BananaBrawl implements Simulation {

    static final double SECONDS_PER_TICK = 1.0 / GameRules.TICKS_PER_SECOND;

    /** How far out of the island's middle anything can be, in radii; states beyond are refused. */
    private static final double REACH = 3;

    private static final double TOLERANCE = 1e-6;

    final Island island;
    final Monkeys monkeys;
    final Items items;
    final Shots shots = new Shots();
    final Coconuts coconuts = new Coconuts();
    final Prng random;

    private final GameSetup setup;
    private final GameRules rules;
    private final Motion motion;
    private final Combat combat;
    private final EventBuffer events = new EventBuffer();
    private final StateHash hash = new StateHash();
    private final double[] point = new double[2];

    private int tick;
    private int crown = -1;
    /** Bananas that ever appeared; they are conserved, so it is also how many there are. */
    private int created;

    BananaBrawl(GameSetup setup) {
        this(setup, Island.grow(setup.rules(), setup.seed()));
        for (int i = 0; i < rules.bananas().atStart(); i++) {
            spawn(1);
        }
    }

    /** A game on a given island, with nobody and nothing on it. */
    BananaBrawl(GameSetup setup, Island island) {
        this.setup = setup;
        this.island = island;
        rules = setup.rules();
        monkeys = new Monkeys(setup.seats());
        for (int s = 0; s < setup.seats(); s++) {
            monkeys.clear(s);
        }
        items = new Items(island, rules.bananas().radius());
        random = new Prng(setup.seed());
        motion = new Motion(this);
        combat = new Combat(this, motion);
    }

    /** Turns an imagined game to a moment; what is on the island then is put there by whoever imagines it. */
    void imagine(int atTick, int crownSeat, int randomSeed) {
        tick = atTick;
        crown = crownSeat;
        random.reseed(randomSeed);
        events.clear();
    }

    @Override
    public GameSetup setup() {
        return setup;
    }

    @Override
    public int tick() {
        return tick;
    }

    @Override
    public boolean finished() {
        return tick >= rules.durationTicks();
    }

    @Override
    public int remainingTicks() {
        return rules.durationTicks() - tick;
    }

    @Override
    public void apply(Command command) {
        int seat = command.seat();
        if (seat >= monkeys.seats || finished()) {
            return;
        }
        switch (command) {
            case Command.Join _ -> join(seat);
            case Command.Leave _ -> leave(seat);
            case Command.Input input -> monkeys.take(input);
        }
    }

    private void join(int seat) {
        if (monkeys.seated[seat]) {
            return;
        }
        int angle = seat * Directions.COUNT / monkeys.seats;
        double radius = rules.arena().monkeyRadius() + 8;
        point[0] = Directions.x(angle) * island.radius * 0.55;
        point[1] = Directions.y(angle) * island.radius * 0.55;
        if (!island.clear(point[0], point[1], radius)) {
            island.landing(random, 0.8, radius, point);
        }
        monkeys.sit(seat, point[0], point[1], rules.river().protectTicks());
        monkeys.aimAngle[seat] = angle + 128 & 0xFF;
    }

    private void leave(int seat) {
        if (monkeys.seated[seat]) {
            spill(seat, monkeys.bananas[seat]);
            monkeys.clear(seat);
            wearCrown();
        }
    }

    @Override
    public void step() {
        if (finished()) {
            return;
        }
        tick++;
        events.clear();
        monkeys.countDown();
        combat.act();
        motion.walk();
        motion.meet();
        motion.stopAtTrunks();
        motion.bounceOnPads();
        motion.fallAndReturn();
        combat.flyShots();
        combat.flyCoconuts();
        items.slide();
        collect();
        grow();
        wearCrown();
        if (finished()) {
            report(EventKind.END, crown, -1, 0, 0, 0);
        }
    }

    void report(EventKind kind, int actor, int target, double x, double y, int amount) {
        events.add(kind, actor, target, x, y, amount);
    }

    /** Knocks up to {@code most} bananas out of a monkey and returns how many. */
    int spill(int seat, int most) {
        int lost = most < monkeys.bananas[seat] ? most : monkeys.bananas[seat];
        monkeys.bananas[seat] -= lost;
        items.scatter(
                monkeys.x[seat], monkeys.y[seat], lost, random, rules.bananas().pickUpDelayTicks());
        return lost;
    }

    private void collect() {
        double reach = rules.arena().monkeyRadius() + rules.bananas().radius();
        for (int i = items.count - 1; i >= 0; i--) {
            if (items.delay[i] > 0) {
                continue;
            }
            int seat = nearest(items.x[i], items.y[i], reach);
            if (seat >= 0) {
                monkeys.bananas[seat] += items.value[i];
                report(EventKind.COLLECT, seat, -1, items.x[i], items.y[i], items.value[i]);
                items.remove(i);
            }
        }
        double coconutReach = rules.arena().monkeyRadius() + rules.coconuts().radius();
        for (int i = coconuts.onGround - 1; i >= 0; i--) {
            int seat = nearest(coconuts.groundX[i], coconuts.groundY[i], coconutReach);
            if (seat >= 0 && !monkeys.coconut[seat]) {
                monkeys.coconut[seat] = true;
                report(EventKind.COCONUT, seat, -1, coconuts.groundX[i], coconuts.groundY[i], 0);
                coconuts.take(i);
            }
        }
    }

    /** The free monkey nearest to a point within reach, or -1. */
    private int nearest(double x, double y, double reach) {
        int best = -1;
        double bestSquare = reach * reach;
        for (int s = 0; s < monkeys.seats; s++) {
            double dx = monkeys.x[s] - x;
            double dy = monkeys.y[s] - y;
            double square = dx * dx + dy * dy;
            if (square < bestSquare && monkeys.present(s) && monkeys.stun[s] == 0) {
                bestSquare = square;
                best = s;
            }
        }
        return best;
    }

    private void grow() {
        GameRules.Bananas bananas = rules.bananas();
        boolean rush = rush();
        if (rush && tick == rules.durationTicks() - rules.rushTicks()) {
            report(EventKind.RUSH, -1, -1, 0, 0, 0);
        }
        int every = rush ? bananas.rushEveryTicks() : bananas.everyTicks();
        if (tick % every == 0 && items.count < bananas.most()) {
            spawn(rush && tick / every % bananas.goldenEvery() == 0 ? bananas.goldenValue() : 1);
        }
        if (tick % rules.coconuts().everyTicks() == 0
                && coconuts.onGround < rules.coconuts().onGround()) {
            island.landing(random, 0.7, rules.coconuts().radius() + 6, point);
            coconuts.put(point[0], point[1]);
        }
    }

    private boolean rush() {
        return rules.rushTicks() > 0 && tick >= rules.durationTicks() - rules.rushTicks();
    }

    private void spawn(int worth) {
        island.landing(random, worth > 1 ? 0.4 : 0.9, rules.bananas().radius() + 4, point);
        items.drop(point[0], point[1], 0, 0, worth, 0);
        created += worth;
    }

    private void wearCrown() {
        int best = crown >= 0 && monkeys.seated[crown] && monkeys.bananas[crown] > 0 ? crown : -1;
        for (int s = 0; s < monkeys.seats; s++) {
            if (monkeys.seated[s] && monkeys.bananas[s] > (best < 0 ? 0 : monkeys.bananas[best])) {
                best = s;
            }
        }
        if (best != crown) {
            crown = best;
            if (crown >= 0) {
                report(EventKind.CROWN, crown, -1, monkeys.x[crown], monkeys.y[crown], monkeys.bananas[crown]);
            }
        }
    }

    @Override
    public int hash() {
        hash.start();
        hash.add(tick);
        hash.add(random.state());
        hash.add(crown);
        hash.add(created);
        monkeys.hash(hash);
        items.hash(hash);
        shots.hash(hash);
        coconuts.hash(hash);
        return hash.value();
    }

    @Override
    public void write(BitWriter out) {
        out.varint(tick);
        out.bits(random.state(), 32);
        out.bits(crown + 1, 5);
        out.varint(created);
        monkeys.write(out);
        items.write(out);
        shots.write(out);
        coconuts.write(out);
    }

    @Override
    public boolean read(BitReader in) {
        double reach = island.radius * REACH;
        double speed = rules.movement().speedLimit()
                + rules.throwing().speed()
                + rules.coconuts().lobRange() * 60;
        tick = in.varint(rules.durationTicks());
        random.restore(in.bits(32));
        crown = in.bits(5) - 1;
        created = in.varint(Integer.MAX_VALUE);
        monkeys.read(in, reach, speed);
        items.read(in, reach, speed);
        shots.read(in, reach, speed);
        coconuts.read(in, reach, speed);
        in.expectEnd();
        events.clear();
        if (crown >= monkeys.seats) {
            in.refuse("crown on no seat");
        }
        return !in.failed();
    }

    @Override
    public void copyFrom(Simulation other) {
        BananaBrawl from = (BananaBrawl) other;
        tick = from.tick;
        crown = from.crown;
        created = from.created;
        random.restore(from.random.state());
        monkeys.copyFrom(from.monkeys);
        items.copyFrom(from.items);
        shots.copyFrom(from.shots);
        coconuts.copyFrom(from.coconuts);
    }

    @Override
    public boolean seated(int seat) {
        return seat >= 0 && seat < monkeys.seats && monkeys.seated[seat];
    }

    @Override
    public int lastSequence(int seat) {
        return monkeys.sequence[seat];
    }

    @Override
    public EventBuffer events() {
        return events;
    }

    /** Seat of the crown, or -1. */
    int crown() {
        return crown;
    }

    /** Whether the golden rush is on. */
    boolean inRush() {
        return rush();
    }

    @Override
    public void view(ViewSink sink) {
        BrawlView.show(this, sink);
    }

    @Override
    public void observe(Observation into) {
        BrawlView.observe(this, into);
    }

    @Override
    public List<Standing> standings() {
        List<Standing> ranked = new ArrayList<>();
        for (int s = 0; s < monkeys.seats; s++) {
            if (monkeys.seated[s]) {
                int better = 0;
                for (int other = 0; other < monkeys.seats; other++) {
                    if (monkeys.seated[other] && monkeys.bananas[other] > monkeys.bananas[s]) {
                        better++;
                    }
                }
                ranked.add(new Standing(better + 1, s, monkeys.bananas[s]));
            }
        }
        ranked.sort(Comparator.comparingInt(Standing::place).thenComparingInt(Standing::seat));
        return List.copyOf(ranked);
    }

    @Override
    public Optional<String> brokenInvariant() {
        int held = 0;
        double radius = rules.arena().monkeyRadius();
        for (int s = 0; s < monkeys.seats; s++) {
            held += monkeys.bananas[s];
            double speed = Math.sqrt(monkeys.vx[s] * monkeys.vx[s] + monkeys.vy[s] * monkeys.vy[s]);
            if (!(speed <= rules.movement().speedLimit() + TOLERANCE)) {
                return Optional.of("seat " + s + " moves at " + speed + " units a second");
            }
            if (monkeys.present(s) && island.trunkAt(monkeys.x[s], monkeys.y[s], radius - TOLERANCE) >= 0) {
                return Optional.of("seat " + s + " is inside a trunk");
            }
            if (monkeys.present(s) && !Island.near(monkeys.x[s], monkeys.y[s], island.radius + TOLERANCE)) {
                return Optional.of("seat " + s + " stands on water");
            }
            if (monkeys.bananas[s] < 0 || !monkeys.seated[s] && monkeys.bananas[s] > 0) {
                return Optional.of("seat " + s + " holds " + monkeys.bananas[s] + " bananas");
            }
        }
        int there = held + items.total() + shots.count;
        return there == created
                ? Optional.empty()
                : Optional.of("there are " + there + " bananas, but " + created + " appeared");
    }
}
