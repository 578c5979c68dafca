package dev.monkeytown.simulation.rules;

import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Rules;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.agent.Minds;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.brawl.BananaBrawlRules;
import dev.monkeytown.simulation.brawl.mind.BrawlMinds;
import java.util.List;
import java.util.Optional;

/** Every set of rules that this build can play, in the order in which they are offered. */
public final class RuleSets {

    private static final List<Rules> ALL = List.of(new BananaBrawlRules());

    private static final Minds BRAWL_MINDS = new BrawlMinds();

    private RuleSets() {}

    /** All rules, first the one that newcomers play. */
    public static List<Rules> all() {
        return ALL;
    }

    /** The rules of this name, or empty if this build does not have them. */
    public static Optional<Rules> named(String name) {
        for (Rules rules : ALL) {
            if (rules.spec().name().equals(name)) {
                return Optional.of(rules);
            }
        }
        return Optional.empty();
    }

    /** The brains of agents for the rules of this name, or empty if this build does not have the rules. */
    public static Optional<Minds> minds(String name) {
        return name.equals(BananaBrawlRules.NAME) ? Optional.of(BRAWL_MINDS) : Optional.empty();
    }

    /** A game at tick 0, or why the setup, which may come from anywhere, cannot be played here. */
    public static Decoded<Simulation> begin(GameSetup setup) {
        Rules rules = named(setup.rulesName()).orElse(null);
        if (rules == null) {
            return new Decoded.Refused<>("unknown rules");
        }
        if (setup.seats() < rules.spec().minSeats()
                || setup.seats() > rules.spec().maxSeats()) {
            return new Decoded.Refused<>("these rules do not allow that many seats");
        }
        return new Decoded.Value<>(rules.create(setup));
    }
}
