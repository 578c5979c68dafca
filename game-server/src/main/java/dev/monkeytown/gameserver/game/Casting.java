package dev.monkeytown.gameserver.game;

import dev.monkeytown.gameserver.agent.AgentIdentity;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.simulation.Prng;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.Difficulty;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Chooses which characters play the seats of one game that no person holds. Owned by the loop thread. */
final class Casting {

    /** A character in a game, under the name it has there. */
    record Role(Cast character, PlayerId player, String name) {}

    private final Difficulty difficulty;
    private final List<Cast> order = new ArrayList<>(List.of(Cast.values()));

    /** @param seed decides the order in which characters are chosen */
    Casting(Difficulty difficulty, int seed) {
        this.difficulty = difficulty;
        Prng random = new Prng(seed);
        for (int i = order.size() - 1; i > 0; i--) {
            order.set(i, order.set(random.below(i + 1), order.get(i)));
        }
    }

    /** A character for one more seat: one that is not in the game if there is any, else a namesake with a number. */
    Role next(Set<String> namesInUse) {
        for (int number = 1; ; number++) {
            for (Cast character : order) {
                String name = number == 1 ? character.displayName() : character.displayName() + " " + number;
                if (!namesInUse.contains(name)) {
                    return new Role(character, AgentIdentity.playerId(character, difficulty), name);
                }
            }
        }
    }

    /** The character whose brain plays a seat for somebody who is gone. */
    Cast standIn(int seat) {
        return order.get(seat % order.size());
    }
}
