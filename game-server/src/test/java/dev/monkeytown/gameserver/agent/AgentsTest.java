package dev.monkeytown.gameserver.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.agent.Brain;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.agent.Intent;
import dev.monkeytown.simulation.rules.RuleSets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgentsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Simulation simulation = RuleSets.begin(
                    new GameSetup(RuleSets.all().getFirst().spec().name(), GameRules.standard(), 4, 7))
            .orThrow();

    /** What an agent did at which tick. */
    private record Act(int tick, int seat, Intent intent) {}

    private final List<Act> acts = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Difficulty.class)
    void showsABrainOnlyWhatItsReactionTimeAllows(Difficulty difficulty) {
        Agents agents = agents(difficulty);
        List<Integer> ages = new ArrayList<>();
        agents.assign(0, (seen, seat) -> {
            ages.add(simulation.tick() - seen.tick);
            return Intent.REST;
        });

        run(agents, 200);

        assertThat(ages).isNotEmpty().allMatch(age -> age >= difficulty.reactionTicks());
        assertThat(ages).allMatch(age -> age < difficulty.reactionTicks() + Senses.SAMPLE_EVERY_TICKS);
    }

    @Test
    void asksEachSeatAtItsOwnPaceAndNotAllAtOnce() {
        Agents agents = agents(Difficulty.MEDIUM);
        List<Integer> asked = new ArrayList<>();
        Brain brain = (seen, seat) -> {
            asked.add(simulation.tick() * 10 + seat);
            return Intent.REST;
        };
        for (int seat = 0; seat < 4; seat++) {
            agents.assign(seat, brain);
        }

        run(agents, 100);

        List<Integer> ofFirstSeat =
                asked.stream().filter(a -> a % 10 == 0).map(a -> a / 10).toList();
        for (int i = 1; i < ofFirstSeat.size(); i++) {
            assertThat(ofFirstSeat.get(i) - ofFirstSeat.get(i - 1)).isEqualTo(Difficulty.MEDIUM.decisionEveryTicks());
        }
        assertThat(asked.stream().map(a -> a / 10)).doesNotHaveDuplicates();
    }

    @Test
    void saysNothingWhenTheIntentStaysTheSame() {
        Agents agents = agents(Difficulty.HARD);
        AtomicInteger decisions = new AtomicInteger();
        agents.assign(1, (seen, seat) -> new Intent(0, decisions.incrementAndGet() > 5 ? 7 : 3, 0, 0));

        run(agents, 100);

        assertThat(decisions.get()).isGreaterThan(10);
        assertThat(acts).extracting(act -> act.intent().moveStrength()).containsExactly(3, 7);
    }

    @Test
    void letsTheMonkeyOfABrokenBrainRestAndReportsTheFirstFailureOnly() {
        Agents agents = agents(Difficulty.MEDIUM);
        agents.assign(2, (seen, seat) -> {
            throw new IllegalStateException("dizzy");
        });

        run(agents, 100);

        assertThat(acts).extracting(Act::intent).containsExactly(Intent.REST);
        assertThat(agents.takeFirstFailure().orElseThrow()).hasMessage("dizzy");
        assertThat(agents.takeFirstFailure()).isEmpty();
        assertThat(registry.counter("agent_failures").count()).isGreaterThan(5);
    }

    @Test
    void doesNotActForASeatThatWasDismissed() {
        Agents agents = agents(Difficulty.MEDIUM);
        AtomicInteger decisions = new AtomicInteger();
        agents.assign(3, (seen, seat) -> new Intent(decisions.incrementAndGet(), 7, 0, 0));
        run(agents, 50);
        int before = acts.size();

        agents.dismiss(3);
        run(agents, 50);

        assertThat(acts).hasSize(before);
    }

    private Agents agents(Difficulty difficulty) {
        return new Agents(difficulty, 1, new AgentMeters(registry));
    }

    private void run(Agents agents, int ticks) {
        simulation.apply(new Command.Join(0));
        for (int i = 0; i < ticks; i++) {
            agents.decide(simulation, (seat, intent) -> acts.add(new Act(simulation.tick(), seat, intent)));
            simulation.step();
        }
    }
}
