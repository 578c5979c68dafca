package dev.monkeytown.gameserver.agent;

import dev.monkeytown.simulation.agent.Cast;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How every character of the house decides, from a game's first tick to its last. Immutable. */
public final class Repertoire {

    private final Map<Cast, Behavior> behaviors = new EnumMap<>(Cast.class);

    private Repertoire(Collection<Behavior> known) {
        for (Cast character : Cast.values()) {
            behaviors.put(character, Behavior.shipped(character));
        }
        known.forEach(behavior -> behaviors.put(behavior.character(), behavior));
    }

    /** The cast as shipped. */
    public static Repertoire shipped() {
        return new Repertoire(List.of());
    }

    /** These behaviours, and the shipped one of whoever is not among them. */
    public static Repertoire of(Collection<Behavior> known) {
        return new Repertoire(known);
    }

    /** How this character decides. */
    public Behavior of(Cast character) {
        Behavior behavior = behaviors.get(character);
        if (behavior == null) {
            throw new IllegalStateException("every character has a behaviour, but not " + character);
        }
        return behavior;
    }

    /** One of every character, in the cast's order. */
    public List<Behavior> all() {
        return List.copyOf(behaviors.values());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Repertoire that && behaviors.equals(that.behaviors);
    }

    @Override
    public int hashCode() {
        return behaviors.hashCode();
    }

    @Override
    public String toString() {
        return behaviors.toString();
    }
}
