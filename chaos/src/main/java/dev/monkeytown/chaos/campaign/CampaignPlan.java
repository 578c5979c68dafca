package dev.monkeytown.chaos.campaign;

import dev.monkeytown.chaos.fault.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a run is to do.
 *
 * @param faults in this order
 * @param trials of each fault; empty: as many as are usual for it
 * @param seed of the schedule and of the swarm
 * @param players virtual players
 * @param games over which they are spread
 * @param checkout where the modules are built
 * @param green where the modules of the other version are built, which {@code blue-green} changes to and back from
 * @param folder for the clusters' data
 */
public record CampaignPlan(
        List<Fault> faults,
        OptionalInt trials,
        long seed,
        int players,
        int games,
        Path checkout,
        Path green,
        Path folder) {

    public CampaignPlan {
        faults = List.copyOf(faults);
    }

    int trialsOf(Fault fault) {
        return trials.orElse(fault.usualTrials());
    }
}
