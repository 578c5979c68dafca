package dev.monkeytown.chaos.campaign;

import dev.monkeytown.chaos.fault.Fault;
import dev.monkeytown.chaos.verdict.FaultReport;
import dev.monkeytown.chaos.verdict.TrialVerdict;
import java.nio.file.Path;

/** Hears how a run goes, on its thread. */
public interface CampaignListener {

    /** @param logs of the cluster that is being started */
    void starting(Fault fault, int trials, Path logs);

    void judged(Fault fault, TrialVerdict verdict);

    /** No more trials of this fault can be made. */
    void brokeOff(Fault fault, String why);

    void done(FaultReport report);
}
