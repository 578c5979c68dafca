package dev.monkeytown.swarm.player;

import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.DecisionModel;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.agent.Minds;
import dev.monkeytown.simulation.brawl.mind.BrawlMinds;
import dev.monkeytown.swarm.wire.Visitor.Place;
import dev.monkeytown.swarm.wire.Visitor.Tokens;
import java.util.SplittableRandom;

/** How one player plays: in which dialect, and by a brain of its own or at a fixed rate. Owned by the loop thread. */
final class Nature {
    private static final int WANDER_PER_SECOND = 4;
    private static final Minds MINDS = new BrawlMinds();

    private final Habits habits;
    private final Cast character;
    private final boolean watcher;
    private final SplittableRandom random;
    private final Testimony testimony;

    Nature(Habits habits, int number, boolean watcher, SplittableRandom random, Testimony testimony) {
        this.habits = habits;
        this.character = Cast.values()[number % Cast.values().length];
        this.watcher = watcher;
        this.random = random;
        this.testimony = testimony;
    }

    /**
     * Begins a game.
     *
     * @param over hears when its last frame came
     */
    Playing begin(Lane lane, Place place, Tokens tokens, Fate fate, Runnable over) {
        int seat = watcher ? -1 : place.seat();
        return switch (habits.dialect()) {
            case JSON ->
                new JsonPlaying(lane, place.gameId(), tokens.playerId(), seat, steady(WANDER_PER_SECOND), fate);
            case FRAMES ->
                new FramesPlaying(
                        lane,
                        place.gameId(),
                        tokens.playerId(),
                        seat,
                        wishes(),
                        fate,
                        testimony,
                        () -> think(lane, place),
                        over);
        };
    }

    private Wishes wishes() {
        int rate = habits.fixedInputs().orElse(0);
        return rate > 0 ? steady(rate) : new Wishes.Thinking();
    }

    private Wishes.Steady steady(int usual) {
        return new Wishes.Steady(habits.fixedInputs().orElse(usual), random.nextInt());
    }

    private void think(Lane lane, Place where) {
        if (habits.fixedInputs().isEmpty()) {
            lane.game(where.gameId())
                    .crew()
                    .add(
                            where.seat(),
                            // The cheapest model: the load is to be the platform's and not the players'.
                            MINDS.brain(
                                    DecisionModel.REACTIVE,
                                    character.personality(),
                                    Difficulty.MEDIUM,
                                    random.nextInt()),
                            Difficulty.MEDIUM);
        }
    }
}
