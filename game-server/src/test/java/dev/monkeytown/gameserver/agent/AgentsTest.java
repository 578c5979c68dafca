package dev.monkeytown.gameserver.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.loop.FakeClock;
import dev.monkeytown.model.Limits;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.agent.Brain;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.DecisionModel;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.agent.Intent;
import dev.monkeytown.simulation.rules.RuleSets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgentsTest {

    private static final Intent WALK = new Intent(3, 7, 0, 0);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Simulation simulation = game(4);
    private final Queue<Decision> inbox = new ArrayDeque<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    /** What an agent did, and the tick of the frame that it is meant for. */
    private record Act(int tick, int seat, Intent intent) {}

    private final List<Act> acts = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Difficulty.class)
    void actsUponNothingThatIsYoungerThanItsReactionTime(Difficulty difficulty) {
        Agents agents = agents(difficulty, Thinkers.AT_ONCE);
        List<Integer> seen = new ArrayList<>();
        assign(agents, 0, (view, _) -> {
            seen.add(view.tick);
            return new Intent(seen.size() % 256, 7, 0, 0);
        });

        run(agents, 200);

        assertThat(acts).isNotEmpty();
        for (int i = 0; i < acts.size(); i++) {
            assertThat(acts.get(i).tick() - 1 - seen.get(i))
                    .isBetween(difficulty.reactionTicks(), difficulty.reactionTicks() + Senses.SAMPLE_EVERY_TICKS - 1);
        }
    }

    @Test
    void asksEachSeatAtItsOwnPaceAndNotAllAtOnce() {
        Agents agents = agents(Difficulty.MEDIUM, Thinkers.AT_ONCE);
        List<Integer> asked = new ArrayList<>();
        for (int seat = 0; seat < 4; seat++) {
            assign(agents, seat, (_, of) -> {
                asked.add(simulation.tick() * 10 + of);
                return Intent.REST;
            });
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
    void asksForNoMoreInATickThanItMay() {
        Simulation full = game(12);
        Agents agents = agents(Difficulty.HARD, this::keep);
        run(agents, full, 50);
        for (int seat = 0; seat < 12; seat++) {
            assign(agents, seat, (_, _) -> WALK);
        }
        List<Integer> perTick = new ArrayList<>();

        for (int i = 0; i < 30; i++) {
            run(agents, full, 1);
            perTick.add(waiting.size());
            decideAll();
        }

        assertThat(perTick.subList(0, 2)).containsOnly(Limits.MAX_DECISIONS_PER_TICK);
        assertThat(perTick).allMatch(count -> count <= Limits.MAX_DECISIONS_PER_TICK);
        assertThat(misses("late")).isZero();
    }

    @Test
    void saysNothingWhenTheIntentStaysTheSame() {
        Agents agents = agents(Difficulty.HARD, Thinkers.AT_ONCE);
        AtomicInteger decisions = new AtomicInteger();
        assign(agents, 1, (_, _) -> new Intent(0, decisions.incrementAndGet() > 5 ? 7 : 3, 0, 0));

        run(agents, 100);

        assertThat(decisions.get()).isGreaterThan(10);
        assertThat(acts).extracting(act -> act.intent().moveStrength()).containsExactly(3, 7);
    }

    /** However long workers take, as long as they are in time: the frames of a game do not tell. */
    @ParameterizedTest
    @EnumSource(Difficulty.class)
    void doesTheSameHoweverQuickTheWorkersAre(Difficulty difficulty) {
        playTheCast(difficulty, Thinkers.AT_ONCE, 1);
        List<Act> atOnce = List.copyOf(acts);
        acts.clear();

        playTheCast(difficulty, this::keep, difficulty.reactionTicks() / 2);

        assertThat(acts).isEqualTo(atOnce).hasSizeGreaterThan(50);
        assertThat(misses("late")).isZero();
    }

    @Test
    void actsByReflexWhenTheDecisionIsNotThereInTimeAndForgetsItThen() {
        Agents agents = agents(Difficulty.HARD, this::keep);
        assign(agents, 0, (_, _) -> WALK);

        run(agents, 60);

        assertThat(waiting).as("one question at a time").hasSize(1);
        assertThat(acts).isNotEmpty().extracting(Act::intent).doesNotContain(WALK);
        double missed = misses("late");
        assertThat(missed).isGreaterThan(5);
        assertThat(agents.takeMissed()).isEqualTo((int) missed);

        decideAll();
        run(agents, 1);
        assertThat(acts).extracting(Act::intent).doesNotContain(WALK);
        assertThat(registry.summary("agent_lateness", "model", "utility").totalAmount())
                .isGreaterThan(30);
        for (int i = 0; i < 10; i++) {
            decideAll();
            run(agents, 1);
        }
        assertThat(acts).last().extracting(Act::intent).isEqualTo(WALK);
    }

    @Test
    void actsByReflexWhileTheWorkersTakeNothingMore() {
        Agents agents = agents(Difficulty.HARD, _ -> false);
        assign(agents, 0, (_, _) -> WALK);

        run(agents, 60);

        assertThat(acts).isNotEmpty().extracting(Act::intent).doesNotContain(WALK);
        assertThat(misses("late")).isGreaterThan(5);
        assertThat(registry.counter("agent_decisions", "model", "utility").count())
                .isZero();
    }

    @Test
    void leavesAViewAloneAsLongAsSomebodyLooksAtIt() {
        Agents agents = agents(Difficulty.HARD, this::keep);
        List<Integer> seen = new ArrayList<>();
        assign(agents, 0, (view, _) -> {
            seen.add(view.tick);
            return WALK;
        });
        run(agents, 12);
        int askedBy = simulation.tick();

        run(agents, 200);
        decideAll();

        assertThat(seen).singleElement().matches(tick -> tick < askedBy);
    }

    @Test
    void letsABrokenBrainActByReflexAndReportsTheFirstFailureOnly() {
        Agents agents = agents(Difficulty.MEDIUM, Thinkers.AT_ONCE);
        assign(agents, 2, (_, _) -> {
            throw new IllegalStateException("dizzy");
        });

        run(agents, 100);

        assertThat(acts).isNotEmpty().allMatch(act -> act.seat() == 2);
        assertThat(agents.takeFirstFailure().orElseThrow()).hasMessage("dizzy");
        assertThat(agents.takeFirstFailure()).isEmpty();
        assertThat(misses("failed")).isGreaterThan(5);
        assertThat(misses("late")).isZero();
    }

    @Test
    void doesNotActForASeatThatWasDismissedAlsoWhenItIsBeingDecidedFor() {
        Agents agents = agents(Difficulty.MEDIUM, this::keep);
        assign(agents, 3, (_, _) -> WALK);
        run(agents, 20);
        assertThat(waiting).isNotEmpty();
        acts.clear();

        agents.dismiss(3);
        decideAll();
        run(agents, 50);
        assertThat(acts).isEmpty();

        assign(agents, 3, (_, _) -> Intent.REST);
        inbox.add(new Decision.Made(3, 0, simulation.tick() + 20, WALK));
        run(agents, 2);
        assertThat(acts).extracting(Act::intent).doesNotContain(WALK);
    }

    @Test
    void keepsTheReasonsOfTheLastDecisionsIfItIsTo() {
        Coordinator explaining = new Coordinator(Thinkers.AT_ONCE, new FakeClock(), new AgentMeters(registry), true);
        Agents agents = new Agents(Difficulty.HARD, 1, explaining);
        agents.answerTo(inbox::add);
        agents.assign(0, Cast.GUS);

        run(agents, 900);

        List<Reason> reasons = agents.reasons(0).orElseThrow();
        assertThat(reasons).hasSize(Limits.MAX_REASONS);
        Reason newest = reasons.getLast();
        assertThat(newest.dueTick())
                .isGreaterThan(900)
                .isGreaterThan(newest.thought().seenTick());
        assertThat(newest.thought().options()).isNotEmpty();
        assertThat(newest.thought().options().getFirst().considerations()).isNotEmpty();
        assertThat(newest.reflex()).isFalse();
        assertThat(agents.reasons(1).orElseThrow()).isEmpty();
        assertThat(agents(Difficulty.HARD, Thinkers.AT_ONCE).reasons(0)).isEmpty();
    }

    @Test
    void keepsTheReasonsOfWhatWasDoneByReflexAsSuch() {
        Coordinator explaining = new Coordinator(_ -> false, new FakeClock(), new AgentMeters(registry), true);
        Agents agents = new Agents(Difficulty.HARD, 1, explaining);
        agents.assign(0, Cast.GUS);

        run(agents, 60);

        assertThat(agents.reasons(0).orElseThrow())
                .isNotEmpty()
                .allMatch(reason -> reason.reflex() && reason.thought().model() == DecisionModel.REACTIVE);
    }

    @Test
    void countsWhatWorkersSpentOnAGame() {
        FakeClock clock = new FakeClock();
        Agents agents = agents(Difficulty.HARD, Thinkers.AT_ONCE, clock);
        assign(agents, 0, (_, _) -> {
            clock.nanos += 1_000;
            return Intent.REST;
        });

        run(agents, 61);

        assertThat(agents.takeThinkingNanos()).isBetween(8_000L, 10_000L);
        assertThat(agents.takeThinkingNanos()).isZero();
    }

    private void playTheCast(Difficulty difficulty, Thinkers thinkers, int workersEveryTicks) {
        inbox.clear();
        Simulation played = game(4);
        Agents agents = agents(difficulty, thinkers);
        for (int seat = 0; seat < 4; seat++) {
            played.apply(new Command.Join(seat));
            agents.assign(seat, Cast.values()[seat]);
        }
        Agents.Hands hands = (seat, intent, target) -> acts.add(new Act(target, seat, intent));
        for (int tick = 0; tick < 600; tick++) {
            if (tick % workersEveryTicks == 0) {
                decideAll();
            }
            while (!inbox.isEmpty()) {
                agents.take(inbox.remove(), played.tick(), hands);
            }
            agents.think(played, hands);
            played.step();
        }
        acts.removeIf(act -> act.tick() > 570); // the last ones may be on their way still
        acts.sort(Comparator.comparingInt(Act::tick).thenComparingInt(Act::seat));
    }

    private static Simulation game(int seats) {
        return RuleSets.begin(new GameSetup(RuleSets.all().getFirst().spec().name(), GameRules.standard(), seats, 7))
                .orThrow();
    }

    private double misses(String why) {
        return registry.counter("agent_misses", "model", "utility", "why", why).count();
    }

    private boolean keep(Runnable decision) {
        return waiting.add(decision);
    }

    private void decideAll() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private Agents agents(Difficulty difficulty, Thinkers thinkers) {
        return agents(difficulty, thinkers, new FakeClock());
    }

    private Agents agents(Difficulty difficulty, Thinkers thinkers, FakeClock clock) {
        Agents agents = new Agents(difficulty, 1, new Coordinator(thinkers, clock, new AgentMeters(registry)));
        agents.answerTo(inbox::add);
        return agents;
    }

    /** In the place of Gus, who decides by {@code utility}. */
    private static void assign(Agents agents, int seat, Brain brain) {
        agents.assign(seat, Behavior.shipped(Cast.GUS), brain, 1);
    }

    private void run(Agents agents, int ticks) {
        run(agents, simulation, ticks);
    }

    private void run(Agents agents, Simulation played, int ticks) {
        played.apply(new Command.Join(0));
        Agents.Hands hands = (seat, intent, target) -> acts.add(new Act(target, seat, intent));
        for (int i = 0; i < ticks; i++) {
            while (!inbox.isEmpty()) {
                agents.take(inbox.remove(), played.tick(), hands);
            }
            agents.think(played, hands);
            played.step();
        }
    }
}
