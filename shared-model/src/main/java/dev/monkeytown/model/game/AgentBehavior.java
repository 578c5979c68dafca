package dev.monkeytown.model.game;

import dev.monkeytown.simulation.agent.Personality;
import java.util.UUID;

/**
 * How one AI character decides.
 *
 * @param id the character's identity, the same in every version
 * @param decisionModel the word of a {@link dev.monkeytown.simulation.agent.DecisionModel}
 * @param responseLatency milliseconds between seeing and acting
 * @param version grows with each change
 */
public record AgentBehavior(
        UUID id, String name, Personality personality, String decisionModel, int responseLatency, int version) {}
