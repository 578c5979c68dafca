package dev.monkeytown.chaos.campaign;

import dev.monkeytown.chaos.arena.Arena;
import dev.monkeytown.chaos.arena.ArenaPlan;
import dev.monkeytown.chaos.arena.CannotRun;
import dev.monkeytown.chaos.fault.Fault;
import dev.monkeytown.chaos.injury.Schedule;
import dev.monkeytown.chaos.verdict.FaultReport;
import dev.monkeytown.chaos.verdict.TrialVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One fault after the other, each in an arena of its own, which is left as soon as it does not calm down. */
public final class Campaign {
    /** Long enough for some trials in each, and short enough that many end: their logs are looked at. */
    private static final int GAME_SECONDS = 240;

    /** Short: some end while the database is away. */
    private static final int SHORT_GAME_SECONDS = 30;

    private final CampaignPlan plan;
    private final CampaignListener listener;

    public Campaign(CampaignPlan plan, CampaignListener listener) {
        this.plan = plan;
        this.listener = listener;
    }

    /** Makes all trials; blocks, for many minutes. A fault whose trials cannot be made has fewer. */
    public List<FaultReport> run() throws InterruptedException {
        List<FaultReport> reports = new ArrayList<>();
        for (Fault fault : plan.faults()) {
            FaultReport report = trials(fault);
            listener.done(report);
            reports.add(report);
        }
        return List.copyOf(reports);
    }

    private FaultReport trials(Fault fault) throws InterruptedException {
        int wanted = plan.trialsOf(fault);
        Schedule schedule = new Schedule(plan.seed(), fault);
        List<TrialVerdict> verdicts = new ArrayList<>();
        ArenaPlan place = arena(fault);
        listener.starting(fault, wanted, place.data().resolve("logs"));
        Optional<Arena> arena = Optional.empty();
        try {
            for (int number = 1; number <= wanted; number++) {
                if (arena.isEmpty()) {
                    arena = Optional.of(Arena.open(place));
                }
                TrialRun trial = new TrialRun(arena.get(), fault, number);
                TrialVerdict verdict = trial.run(schedule.next());
                verdicts.add(verdict);
                listener.judged(fault, verdict);
                if (!trial.calm()) {
                    arena.get().close();
                    arena = Optional.empty();
                }
            }
        } catch (CannotRun e) {
            listener.brokeOff(fault, String.valueOf(e.getMessage()));
        } finally {
            arena.ifPresent(Arena::close);
        }
        return new FaultReport(fault, wanted, verdicts);
    }

    private ArenaPlan arena(Fault fault) {
        return new ArenaPlan(
                plan.checkout(),
                plan.green(),
                plan.folder().resolve(fault.word()),
                plan.folder().resolve("binaries"),
                plan.players(),
                plan.games(),
                fault.needsResults() ? SHORT_GAME_SECONDS : GAME_SECONDS,
                fault.needsProxy(),
                fault.needsNginx(),
                plan.seed());
    }
}
