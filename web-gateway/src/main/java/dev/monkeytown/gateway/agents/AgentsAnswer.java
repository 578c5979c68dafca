package dev.monkeytown.gateway.agents;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of a game-server's {@code GET /api/agents}.
 *
 * @param lastRefused null if no file was refused
 */
record AgentsAnswer(List<Agent> agents, @Nullable RefusedFile lastRefused) {

    AgentsAnswer {
        agents = List.copyOf(agents);
    }

    /** One agent. */
    record Agent(String figure, String bio, Behavior behavior, List<Level> record) {

        Agent {
            record = List.copyOf(record);
        }
    }

    /**
     * How it decides.
     *
     * @param personality weights from 0 to 1 by their names
     */
    record Behavior(String name, Map<String, Double> personality, String decisionModel, int version) {}

    /** What it has achieved at one difficulty. */
    record Level(String difficulty, Achieved achieved) {}

    /**
     * @param best most bananas at the end of one game
     * @param rating 1000 for a newcomer
     */
    record Achieved(int games, int wins, int best, int rating) {}

    /** @param standing whether the file is still as it was refused */
    record RefusedFile(String file, String commit, String reason, Instant at, boolean standing) {}
}
