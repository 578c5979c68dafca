package dev.monkeytown.gateway.agents;

import java.util.List;
import java.util.Locale;

/**
 * An agent as the page shows it.
 *
 * @param thinking its decision model in words
 */
record AgentCard(
        String figure,
        String name,
        String bio,
        String thinking,
        String model,
        int version,
        List<Trait> traits,
        List<AgentsAnswer.Level> record) {

    /** Weights in the order in which people would tell them. */
    private static final List<String> ORDER =
            List.of("greed", "aggression", "caution", "vengefulness", "curiosity", "teamwork");

    /** A weight. @param percent 0 to 100 */
    record Trait(String name, int percent) {}

    static AgentCard of(AgentsAnswer.Agent agent) {
        AgentsAnswer.Behavior behavior = agent.behavior();
        return new AgentCard(
                agent.figure(),
                behavior.name(),
                agent.bio(),
                thinking(behavior.decisionModel()),
                behavior.decisionModel(),
                behavior.version(),
                ORDER.stream()
                        .map(weight -> new Trait(
                                weight.substring(0, 1).toUpperCase(Locale.ROOT) + weight.substring(1),
                                percent(behavior.personality().getOrDefault(weight, 0.0))))
                        .toList(),
                agent.record());
    }

    /** What a game-server says that is newer than this page is shown as it is. */
    private static String thinking(String model) {
        return switch (model) {
            case "reactive" -> "Follows the nose";
            case "utility" -> "Weighs options";
            case "lookahead" -> "Thinks ahead";
            default -> model;
        };
    }

    private static int percent(double weight) {
        return (int) Math.round(Math.clamp(weight, 0, 1) * 100);
    }
}
