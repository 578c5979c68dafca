package dev.monkeytown.simulation.agent;

/** What a character cares about; each weight is 0 (not at all) to 1. */
public record Personality(
        double greed, double aggression, double caution, double vengefulness, double curiosity, double teamwork) {

    public Personality {
        weight("greed", greed);
        weight("aggression", aggression);
        weight("caution", caution);
        weight("vengefulness", vengefulness);
        weight("curiosity", curiosity);
        weight("teamwork", teamwork);
    }

    private static void weight(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("personality." + name + " must be 0 to 1, was " + value);
        }
    }
}
