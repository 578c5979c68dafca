package dev.monkeytown.swarm.player;

import dev.monkeytown.simulation.Prng;
import dev.monkeytown.simulation.agent.Intent;

/** What one player wants, and at which ticks it decides. Owned by the loop thread. */
sealed interface Wishes {

    /** Whether there is a decision to be made for this tick. */
    boolean due(SharedGame game, int seat, int tick);

    Intent decide(SharedGame game, int seat);

    /** A brain of the house; the game's crew has it and shows it what it may see. */
    record Thinking() implements Wishes {
        @Override
        public boolean due(SharedGame game, int seat, int tick) {
            return game.crew().due(seat, tick);
        }

        @Override
        public Intent decide(SharedGame game, int seat) {
            return game.crew().decide(seat);
        }
    }

    /** A fixed number of inputs a second, each unlike the one before. */
    final class Steady implements Wishes {
        private static final int TICKS_PER_SECOND = 60;
        private static final int ANGLES = 256;

        private final int ratePerSecond;
        private final int offsetTicks;
        private final Prng random;
        private int angle;

        Steady(int ratePerSecond, int seed) {
            this.ratePerSecond = ratePerSecond;
            this.random = new Prng(seed);
            this.offsetTicks = random.below(TICKS_PER_SECOND);
            this.angle = random.below(ANGLES);
        }

        /** A random number, 0 to {@code bound} - 1. */
        int below(int bound) {
            return random.below(bound);
        }

        @Override
        public boolean due(SharedGame game, int seat, int tick) {
            int at = tick + offsetTicks;
            return at * ratePerSecond / TICKS_PER_SECOND != (at - 1) * ratePerSecond / TICKS_PER_SECOND;
        }

        @Override
        public Intent decide(SharedGame game, int seat) {
            angle = angle + 1 + random.below(31) & 0xFF;
            return new Intent(angle, 7, angle, 0);
        }
    }
}
