package dev.monkeytown.swarm.player;

import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.SimulationLimits;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who sits where in a game, as keyframes and annotations tell. Owned by the loop thread. */
final class Roster {
    private final Annotation.@Nullable Seated[] seats = new Annotation.Seated[SimulationLimits.MAX_SEATS];
    private int version;

    /** Grows with every change. */
    int version() {
        return version;
    }

    /** Whether the player, and no agent, drives the seat. */
    boolean drives(String playerId, int seat) {
        Annotation.Seated seated = seats[seat];
        return seated != null && !seated.agent() && seated.playerId().equals(playerId);
    }

    void replace(List<Annotation.Seated> all) {
        Arrays.fill(seats, null);
        all.forEach(seated -> seats[seated.seat()] = seated);
        version++;
    }

    void note(Annotation annotation) {
        switch (annotation) {
            case Annotation.Seated seated -> {
                seats[seated.seat()] = seated;
                version++;
            }
            case Annotation.Vacated(int seat) -> {
                seats[seat] = null;
                version++;
            }
            case Annotation.Chat _, Annotation.Served _, Annotation.Slack _ -> {}
        }
    }
}
