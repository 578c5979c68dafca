package dev.monkeytown.simulation.brawl.mind;

import dev.monkeytown.simulation.Directions;
import dev.monkeytown.simulation.Prng;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.agent.Intent;

/**
 * The hands: what they mean to do is exact, what they do is as good as the difficulty lets them. Brains weigh what they
 * mean, so nobody gets rid of a clumsy throw by looking at how it will miss. Owned by one brain; allocates intents only.
 */
final class Hands {

    private final Difficulty difficulty;
    private final Prng random;

    /** Buttons and direction that are meant. */
    int buttons;

    int aim;

    Hands(Difficulty difficulty, Prng random) {
        this.difficulty = difficulty;
        this.random = random;
    }

    void begin() {
        buttons = 0;
    }

    /** Aims at where the other will be when something of this speed arrives, as far as one thinks ahead. */
    void aimAt(Sight sight, int prey, double speed) {
        var seen = sight.seen;
        double distance = sight.distanceTo(prey);
        double flight = (distance / speed + sight.lateSeconds) * difficulty.lead();
        double leadX = seen.x[prey] + seen.vx[prey] * flight;
        double leadY = seen.y[prey] + seen.vy[prey] * flight;
        aim = Directions.nearest(leadX - sight.x, leadY - sight.y);
    }

    void press(int button) {
        buttons |= button;
    }

    void release(int button) {
        buttons &= ~button;
    }

    boolean holds(int button) {
        return (buttons & button) != 0;
    }

    /** What they do of what is meant. */
    Intent act(int heading, int strength) {
        if (buttons == 0) {
            return new Intent(heading, strength, aim, 0);
        }
        int spread = difficulty.aimErrorAngle();
        // The sum of two dice: small errors are likelier than large ones.
        int error = (random.below(2 * spread + 1) + random.below(2 * spread + 1)) / 2 - spread;
        boolean misses = random.unit() < difficulty.missChance();
        return new Intent(heading, strength, aim + error & 0xFF, misses ? 0 : buttons);
    }
}
