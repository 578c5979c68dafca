package dev.monkeytown.simulation;

/**
 * Every number of Banana Brawl, so that an operator can tune it. Speeds are units a second, distances units, times
 * ticks (60 a second). A value outside its range is refused by the constructor with the field's name.
 *
 * @param durationTicks length of a game
 * @param rushTicks length of the golden rush at the end
 */
public record GameRules(
        int durationTicks,
        int rushTicks,
        Arena arena,
        Movement movement,
        Dash dash,
        Throwing throwing,
        Coconuts coconuts,
        River river,
        Bananas bananas) {

    /** Steps in a second. */
    public static final int TICKS_PER_SECOND = 60;

    public GameRules {
        range("durationTicks", durationTicks, 60, 36_000);
        range("rushTicks", rushTicks, 0, durationTicks);
    }

    /** The island: its size and what stands on it. */
    public record Arena(
            double islandRadius,
            double monkeyRadius,
            int trunks,
            double trunkRadius,
            int pads,
            double padRadius,
            double padSpeed) {
        public Arena {
            range("arena.islandRadius", islandRadius, 300, 3000);
            range("arena.monkeyRadius", monkeyRadius, 5, 60);
            range("arena.trunks", trunks, 0, 24);
            range("arena.trunkRadius", trunkRadius, 5, 100);
            range("arena.pads", pads, 0, 12);
            range("arena.padRadius", padRadius, 5, 100);
            range("arena.padSpeed", padSpeed, 0, 1200);
        }
    }

    /**
     * Walking. Each banana held takes {@code hoardSlowdown} of the top speed, down to {@code hoardSpeedFloor}; nothing
     * ever moves faster than {@code speedLimit}.
     */
    public record Movement(
            double maxSpeed,
            double acceleration,
            double braking,
            double sliding,
            double hoardSlowdown,
            double hoardSpeedFloor,
            double speedLimit) {
        public Movement {
            range("movement.maxSpeed", maxSpeed, 10, 1000);
            range("movement.acceleration", acceleration, 10, 20_000);
            range("movement.braking", braking, 10, 20_000);
            range("movement.sliding", sliding, 10, 20_000);
            range("movement.hoardSlowdown", hoardSlowdown, 0, 0.1);
            range("movement.hoardSpeedFloor", hoardSpeedFloor, 0.1, 1);
            range("movement.speedLimit", speedLimit, 100, 1800);
        }
    }

    /** A short burst; its first ticks dodge throws, and running into somebody knocks bananas out of them. */
    public record Dash(int ticks, double speed, int cooldownTicks, int dodgeTicks, double knockSpeed, int spill) {
        public Dash {
            range("dash.ticks", ticks, 1, 120);
            range("dash.speed", speed, 10, 1500);
            range("dash.cooldownTicks", cooldownTicks, 1, 3600);
            range("dash.dodgeTicks", dodgeTicks, 0, ticks);
            range("dash.knockSpeed", knockSpeed, 0, 1500);
            range("dash.spill", spill, 0, 50);
        }
    }

    /** A banana as ammunition; a hit knocks back {@code knockSpeed * (1 + hoard / knockHoard)}. */
    public record Throwing(
            double speed,
            int lifeTicks,
            int cooldownTicks,
            double shotRadius,
            double knockSpeed,
            double knockHoard,
            int stunTicks,
            int spill) {
        public Throwing {
            range("throwing.speed", speed, 10, 1500);
            range("throwing.lifeTicks", lifeTicks, 1, 600);
            range("throwing.cooldownTicks", cooldownTicks, 1, 3600);
            range("throwing.shotRadius", shotRadius, 1, 40);
            range("throwing.knockSpeed", knockSpeed, 0, 1500);
            range("throwing.knockHoard", knockHoard, 1, 1000);
            range("throwing.stunTicks", stunTicks, 0, 600);
            range("throwing.spill", spill, 0, 50);
        }
    }

    /** A heavy pick-up that the next throw lobs; whoever stands near where it lands loses bananas. */
    public record Coconuts(
            int everyTicks,
            int onGround,
            double radius,
            double lobRange,
            int lobTicks,
            double blastRadius,
            double knockSpeed,
            int spill) {
        public Coconuts {
            range("coconuts.everyTicks", everyTicks, 1, 36_000);
            range("coconuts.onGround", onGround, 0, 8);
            range("coconuts.radius", radius, 1, 60);
            range("coconuts.lobRange", lobRange, 10, 2000);
            range("coconuts.lobTicks", lobTicks, 1, 600);
            range("coconuts.blastRadius", blastRadius, 1, 500);
            range("coconuts.knockSpeed", knockSpeed, 0, 1500);
            range("coconuts.spill", spill, 0, 50);
        }
    }

    /** Falling in costs one {@code lossDivisor}th of the hoard, rounded up and washed ashore. */
    public record River(int outTicks, int protectTicks, int lossDivisor) {
        public River {
            range("river.outTicks", outTicks, 1, 3600);
            range("river.protectTicks", protectTicks, 0, 3600);
            range("river.lossDivisor", lossDivisor, 1, 100);
        }
    }

    /** Where bananas come from. At {@code most} lying around, no more appear. */
    public record Bananas(
            int atStart,
            int everyTicks,
            int rushEveryTicks,
            int goldenEvery,
            int goldenValue,
            int most,
            double radius,
            int pickUpDelayTicks) {
        public Bananas {
            range("bananas.atStart", atStart, 0, 150);
            range("bananas.everyTicks", everyTicks, 1, 36_000);
            range("bananas.rushEveryTicks", rushEveryTicks, 1, 36_000);
            range("bananas.goldenEvery", goldenEvery, 1, 1000);
            range("bananas.goldenValue", goldenValue, 1, 50);
            range("bananas.most", most, 0, 200);
            range("bananas.radius", radius, 1, 40);
            range("bananas.pickUpDelayTicks", pickUpDelayTicks, 0, 600);
        }
    }

    /** The numbers Banana Brawl ships with. */
    public static GameRules standard() {
        return new GameRules(
                180 * TICKS_PER_SECOND,
                30 * TICKS_PER_SECOND,
                new Arena(800, 22, 9, 38, 4, 34, 640),
                new Movement(260, 1800, 1500, 900, 0.006, 0.7, 1360),
                new Dash(11, 720, 90, 5, 520, 2),
                new Throwing(620, 66, 21, 10, 380, 25, 15, 3),
                new Coconuts(600, 3, 16, 420, 48, 90, 420, 5),
                new River(90, 90, 2),
                new Bananas(24, 30, 15, 4, 5, 170, 12, 12));
    }

    /** The same numbers for a game of another length; the rush takes at most a third of it. */
    public GameRules lasting(int seconds) {
        int ticks = seconds * TICKS_PER_SECOND;
        return new GameRules(
                ticks,
                rushTicks < ticks / 3 ? rushTicks : ticks / 3,
                arena,
                movement,
                dash,
                throwing,
                coconuts,
                river,
                bananas);
    }

    private static void range(String field, double value, double from, double to) {
        if (!(value >= from && value <= to)) {
            throw new IllegalArgumentException("rules." + field + " must be " + from + " to " + to + ", was " + value);
        }
    }
}
