package dev.monkeytown.gameserver.agent;

import dev.monkeytown.simulation.Observation;
import dev.monkeytown.simulation.Prng;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.SimulationLimits;
import dev.monkeytown.simulation.agent.Brain;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.agent.Intent;
import dev.monkeytown.simulation.agent.Minds;
import dev.monkeytown.simulation.brawl.BananaBrawlRules;
import dev.monkeytown.simulation.rules.RuleSets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The agents of one game. Owned by the game's loop thread. */
public final class Agents {

    /** Takes decisions to where inputs of people go, too. */
    public interface Hands {

        void act(int seat, Intent intent);
    }

    /** The only game that is hosted yet. */
    private static final Minds MINDS = RuleSets.minds(BananaBrawlRules.NAME).orElseThrow();

    private final Difficulty difficulty;
    private final Repertoire repertoire;
    private final Senses senses;
    private final Prng seeds;
    private final AgentMeters meters;
    private final @Nullable Brain[] brains = new Brain[SimulationLimits.MAX_SEATS];
    private final @Nullable Intent[] last = new Intent[SimulationLimits.MAX_SEATS];
    private Optional<RuntimeException> firstFailure = Optional.empty();
    private boolean failed;

    /** The cast as shipped. @param seed feeds every brain's own randomness */
    public Agents(Difficulty difficulty, int seed, AgentMeters meters) {
        this(difficulty, Repertoire.shipped(), seed, meters);
    }

    /**
     * @param repertoire how the characters decide in this game
     * @param seed feeds every brain's own randomness
     */
    public Agents(Difficulty difficulty, Repertoire repertoire, int seed, AgentMeters meters) {
        this.difficulty = difficulty;
        this.repertoire = repertoire;
        this.senses = new Senses(difficulty.reactionTicks());
        this.seeds = new Prng(seed);
        this.meters = meters;
    }

    /** From now on a character decides for the seat. */
    public void assign(int seat, Cast character) {
        assign(seat, repertoire.of(character).brain(MINDS, difficulty, seeds.next()));
    }

    void assign(int seat, Brain brain) {
        brains[seat] = brain;
        last[seat] = null;
    }

    /** From now on nobody here decides for the seat. */
    public void dismiss(int seat) {
        brains[seat] = null;
        last[seat] = null;
    }

    /** Remembers what can be seen now, without deciding anything. */
    public void look(Simulation simulation) {
        senses.look(simulation);
    }

    /** The tick's phase: looks, then lets those decide whose turn it is. Decisions of a game's seats are spread over ticks. */
    public void decide(Simulation simulation, Hands hands) {
        senses.look(simulation);
        Optional<Observation> seen = senses.asOf(simulation.tick() - difficulty.reactionTicks());
        if (seen.isEmpty()) {
            return;
        }
        int seats = simulation.setup().seats();
        for (int seat = 0; seat < seats; seat++) {
            Brain brain = brains[seat];
            if (brain != null && due(simulation.tick(), seat, seats)) {
                act(seat, intent(brain, seen.get(), seat), hands);
            }
        }
    }

    /** The first failure of a brain in this game, once; it is for the log. */
    public Optional<RuntimeException> takeFirstFailure() {
        Optional<RuntimeException> taken = firstFailure;
        firstFailure = Optional.empty();
        return taken;
    }

    private boolean due(int tick, int seat, int seats) {
        int every = difficulty.decisionEveryTicks();
        return (tick + seat * every / seats) % every == 0;
    }

    /** An intent holds until the next one, so saying the same again would only make frames longer. */
    private void act(int seat, Intent intent, Hands hands) {
        if (!intent.equals(last[seat])) {
            last[seat] = intent;
            hands.act(seat, intent);
        }
    }

    /** A brain that throws misses its turn and its monkey rests; the game goes on. */
    private Intent intent(Brain brain, Observation seen, int seat) {
        try {
            meters.decided();
            return brain.decide(seen, seat);
        } catch (RuntimeException broken) {
            meters.failed();
            if (!failed) {
                failed = true;
                firstFailure = Optional.of(broken);
            }
            return Intent.REST;
        }
    }
}
