package dev.monkeytown.tournament.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.DecisionModel;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.tournament.rating.Ratings;
import dev.monkeytown.tournament.report.Portrait;
import dev.monkeytown.tournament.report.Trait;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TournamentTest {

    private static final String RULES = "banana-brawl";
    private static final long SEED = 2024;
    private static final int GAMES = 18;
    private static final int SECONDS = 90;

    /** What each level is above the one before at the least, in Elo; a full tournament shows more. */
    private static final double LEAST_GAP = 20;

    @Test
    void provesThatHarderIsStrongerAndTellsWhenItIsNot() throws InterruptedException {
        List<Result> results = play(Side.levels(), SECONDS);

        assertThat(lowestGap(results)).isGreaterThan(LEAST_GAP);
        charactersDiffer(results);
        nobodyDithersOrStandsAtAWall(results);

        Side easy = new Side("easy", Difficulty.HARD, Optional.empty());
        Side medium = new Side("medium", Difficulty.MEDIUM, Optional.empty());
        Side hard = new Side("hard", Difficulty.EASY, Optional.empty());
        assertThat(lowestGap(play(List.of(easy, medium, hard), SECONDS))).isLessThan(0);
    }

    @Test
    void playsTheSameOnOneThreadAsOnTwo() throws InterruptedException {
        Match match = new Match(RULES, Side.models(Difficulty.MEDIUM), 10);

        assertThat(new Tournament(match, 4, 7, 1).play(done -> {}))
                .isEqualTo(new Tournament(match, 4, 7, 2).play(done -> {}))
                .isNotEqualTo(new Tournament(match, 4, 8, 2).play(done -> {}));
    }

    @Test
    void comparesModelsAtEqualSenses() {
        assertThat(Side.models(Difficulty.HARD)).allMatch(side -> side.level() == Difficulty.HARD);
        assertThat(Side.models(Difficulty.HARD).getLast().modelOf(Cast.BO)).isEqualTo(DecisionModel.LOOKAHEAD);
        assertThat(Side.levels().getFirst().modelOf(Cast.BO)).isEqualTo(Cast.BO.model());
    }

    private static List<Result> play(List<Side> sides, int seconds) throws InterruptedException {
        return new Tournament(new Match(RULES, sides, seconds), GAMES, SEED, 1).play(done -> {});
    }

    /** The lower bound of the smaller of the two gaps. */
    private static double lowestGap(List<Result> results) {
        return Ratings.of(results, 3, SEED).gaps().stream()
                .mapToDouble(gap -> gap.lower95())
                .min()
                .orElseThrow();
    }

    private static void charactersDiffer(List<Result> results) {
        List<Portrait> portraits = Portrait.ofCharacters(results);
        Portrait gus = portraits.get(Cast.GUS.ordinal());
        Portrait bo = portraits.get(Cast.BO.ordinal());
        Portrait sue = portraits.get(Cast.SUE.ordinal());
        assertThat(low(sue, Trait.THROWS)).isGreaterThan(high(bo, Trait.THROWS));
        assertThat(low(bo, Trait.THROWS)).isGreaterThan(high(gus, Trait.THROWS));
        assertThat(low(gus, Trait.DASHES)).isGreaterThan(high(bo, Trait.DASHES));
        assertThat(low(gus, Trait.DISTANCE)).isGreaterThan(high(bo, Trait.DISTANCE));
    }

    private static void nobodyDithersOrStandsAtAWall(List<Result> results) {
        for (Portrait portrait : Portrait.ofCharacters(results)) {
            assertThat(portrait.of(Trait.REVERSALS).mean())
                    .as("%s turns back", portrait.name())
                    .isLessThan(0.2);
            assertThat(portrait.of(Trait.STUCK).mean())
                    .as("%s is stuck", portrait.name())
                    .isLessThan(3);
            assertThat(portrait.of(Trait.STANDING).mean())
                    .as("%s stands", portrait.name())
                    .isLessThan(4);
        }
    }

    private static double low(Portrait portrait, Trait trait) {
        Portrait.Measure measure = portrait.of(trait);
        return measure.mean() - measure.margin95();
    }

    private static double high(Portrait portrait, Trait trait) {
        Portrait.Measure measure = portrait.of(trait);
        return measure.mean() + measure.margin95();
    }
}
