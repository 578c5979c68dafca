package dev.monkeytown.gameserver.agent;

import dev.monkeytown.model.Limits;
import dev.monkeytown.simulation.Prng;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.SimulationLimits;
import dev.monkeytown.simulation.agent.Brain;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.DecisionModel;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.agent.Intent;
import dev.monkeytown.simulation.agent.Minds;
import dev.monkeytown.simulation.brawl.BananaBrawlRules;
import dev.monkeytown.simulation.rules.RuleSets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The agents of one game. Owned by the game's loop thread, which never waits for them.
 *
 * <p>A decision is due one response latency after what was seen for it. It is asked for as soon as that was seen, so a
 * worker has the latency's 120 ms and more to make it, and reaches the game through its inbox as a person's input does,
 * aimed at its tick. When it is asked for, and so what is seen, depends on ticks alone: what an agent does is the same
 * however quick the workers are, as long as it is in time. If it is not there when it is due, the agent missed its turn and
 * acts by reflex; so does one whose brain threw.
 */
public final class Agents {

    /** Takes decisions to where inputs of people go, too. */
    public interface Hands {

        /** @param targetTick the tick of the frame it is meant for */
        void act(int seat, Intent intent, int targetTick);
    }

    /** The only game that is hosted yet. */
    private static final Minds MINDS = RuleSets.minds(BananaBrawlRules.NAME).orElseThrow();

    private final Difficulty difficulty;
    private final Repertoire repertoire;
    private final Senses senses;
    private final Prng seeds;
    private final Coordinator shared;
    private final AtomicLong thinkingNanos = new AtomicLong();
    private final @Nullable Mind[] minds = new @Nullable Mind[SimulationLimits.MAX_SEATS];
    private final Optional<List<Reasons>> reasons;
    private Consumer<Decision> inbox = _ -> {};
    private int terms;
    private int missed;
    private Optional<RuntimeException> firstFailure = Optional.empty();
    private boolean failed;

    /** The cast as shipped. @param seed feeds every brain's own randomness */
    public Agents(Difficulty difficulty, int seed, Coordinator shared) {
        this(difficulty, Repertoire.shipped(), seed, shared);
    }

    /**
     * @param repertoire how the characters decide in this game
     * @param seed feeds every brain's own randomness
     */
    public Agents(Difficulty difficulty, Repertoire repertoire, int seed, Coordinator shared) {
        this.difficulty = difficulty;
        this.repertoire = repertoire;
        this.senses = new Senses(difficulty.reactionTicks());
        this.seeds = new Prng(seed);
        this.shared = shared;
        this.reasons = shared.explains()
                ? Optional.of(Stream.generate(Reasons::new)
                        .limit(SimulationLimits.MAX_SEATS)
                        .toList())
                : Optional.empty();
    }

    /** How each character decides here. Any thread. */
    public Repertoire repertoire() {
        return repertoire;
    }

    /** Why the seat's agents did what they did lately, oldest first; empty if that is not kept. Any thread. */
    public Optional<List<Reason>> reasons(int seat) {
        return reasons.map(all -> all.get(seat).all());
    }

    /** Decisions go there, from any thread. Before anybody is assigned. */
    public void answerTo(Consumer<Decision> theInbox) {
        inbox = theInbox;
    }

    /** From now on a character decides for the seat. */
    public void assign(int seat, Cast character) {
        Behavior behavior = repertoire.of(character);
        int seed = seeds.next();
        assign(seat, behavior, behavior.brain(MINDS, difficulty, seed), seed);
    }

    void assign(int seat, Behavior behavior, Brain brain, int seed) {
        Brain reflex = MINDS.brain(DecisionModel.REACTIVE, behavior.personality(), difficulty, seed);
        Mind.Outlet outlet = new Mind.Outlet(shared, inbox, thinkingNanos, reasons.map(all -> all.get(seat)));
        minds[seat] = new Mind(seat, terms++, behavior.model(), brain, reflex, outlet);
    }

    /** From now on nobody here decides for the seat; what is being decided for it is of no account. */
    public void dismiss(int seat) {
        minds[seat] = null;
    }

    /** Remembers what can be seen now, without deciding anything. */
    public void look(Simulation simulation) {
        senses.look(simulation);
    }

    /** The tick's phase: looks, acts for those who missed their turn, and asks those whose turn will come. */
    public void think(Simulation simulation, Hands hands) {
        senses.look(simulation);
        int tick = simulation.tick();
        int seats = simulation.setup().seats();
        int asked = 0;
        for (int seat = 0; seat < seats; seat++) {
            Mind mind = minds[seat];
            if (mind != null) {
                begin(mind, seat, seats, tick);
                passOver(mind, seat, tick, hands);
                if (asked < Limits.MAX_DECISIONS_PER_TICK && ask(mind, tick)) {
                    asked++;
                }
            }
        }
    }

    /** What an agent decided has come out of the inbox. */
    public void take(Decision decision, int tick, Hands hands) {
        Mind mind = minds[decision.seat()];
        if (mind == null || mind.term != decision.term()) {
            return;
        }
        if (decision.dueTick() < mind.nextDueTick) {
            shared.meters().late(mind.model, tick - decision.dueTick());
            return;
        }
        switch (decision) {
            case Decision.Made(int seat, int _, int due, Intent intent) -> act(mind, seat, intent, due, hands);
            case Decision.Failed(int seat, int _, int due, RuntimeException cause) -> {
                note(cause);
                miss(mind, seat, due, AgentMeters.Miss.FAILED, hands);
            }
        }
        mind.nextDueTick = decision.dueTick() + difficulty.decisionEveryTicks();
    }

    /** The first failure of a brain in this game, once; it is for the log. */
    public Optional<RuntimeException> takeFirstFailure() {
        Optional<RuntimeException> taken = firstFailure;
        firstFailure = Optional.empty();
        return taken;
    }

    /** Turns that were missed since the last call. */
    public int takeMissed() {
        int taken = missed;
        missed = 0;
        return taken;
    }

    /** Time that workers spent on this game's decisions since the last call. */
    public long takeThinkingNanos() {
        return thinkingNanos.getAndSet(0);
    }

    /** Decisions of a game's seats are spread over ticks. The first is not due at once: it could only be late. */
    private void begin(Mind mind, int seat, int seats, int tick) {
        if (mind.nextDueTick == Mind.UNKNOWN) {
            int every = difficulty.decisionEveryTicks();
            int soonest = tick + 2;
            mind.nextDueTick = soonest + Math.floorMod(-(soonest + seat * every / seats), every);
            mind.nextAskTick = mind.nextDueTick;
        }
    }

    private void passOver(Mind mind, int seat, int tick, Hands hands) {
        while (mind.nextDueTick <= tick) {
            miss(mind, seat, mind.nextDueTick, AgentMeters.Miss.LATE, hands);
            mind.nextDueTick += difficulty.decisionEveryTicks();
        }
        mind.nextAskTick = Math.max(mind.nextAskTick, mind.nextDueTick);
    }

    /** Nothing was missed where there was nothing to be seen yet: a game's first moments. */
    private void miss(Mind mind, int seat, int due, AgentMeters.Miss why, Hands hands) {
        Optional<View> view = senses.asOf(due - difficulty.reactionTicks());
        if (view.isPresent()) {
            missed++;
            shared.meters().missed(mind.model, why);
            act(mind, seat, reflex(mind, view.get(), due), due, hands);
        }
    }

    private Intent reflex(Mind mind, View view, int due) {
        try {
            return mind.react(view.seen, due);
        } catch (RuntimeException broken) {
            note(broken);
            return Intent.REST;
        }
    }

    private boolean ask(Mind mind, int tick) {
        int reaction = difficulty.reactionTicks();
        if (mind.nextAskTick > tick + reaction || !mind.idle()) {
            return false;
        }
        Optional<View> view = senses.asOf(mind.nextAskTick - reaction);
        boolean asks = view.isPresent();
        if (!asks || mind.ask(view.get(), mind.nextAskTick)) {
            mind.nextAskTick += difficulty.decisionEveryTicks();
        }
        return asks;
    }

    /** An intent holds until the next one, so saying the same again would only make frames longer. */
    private void act(Mind mind, int seat, Intent intent, int due, Hands hands) {
        if (!intent.equals(mind.last)) {
            mind.last = intent;
            hands.act(seat, intent, due + 1);
        }
    }

    private void note(RuntimeException broken) {
        if (!failed) {
            failed = true;
            firstFailure = Optional.of(broken);
        }
    }
}
