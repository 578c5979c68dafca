package dev.monkeytown.gameserver.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.monkeytown.gameserver.rating.PlackettLuce.Member;
import dev.monkeytown.gameserver.rating.PlackettLuce.Team;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against the reference values in the tests of the Python package openskill (tests/models/data/plackettluce.json). */
class PlackettLuceTest {

    private static final Rating START = new Rating(20.35125162611535, 8.33148112355601);

    @Test
    void ratesASingleAgainstAPairThatLost() {
        expect(
                PlackettLuce.rate(List.of(team(1, 1), team(2, 2))),
                new Rating(23.855123082692877, 8.22447878583752),
                new Rating(16.84738016953782, 8.179571171464575));
    }

    @Test
    void ratesFourTeamsInTheirGivenOrder() {
        expect(
                PlackettLuce.rate(List.of(team(2, 1), team(1, 2), team(4, 1), team(3, 2))),
                new Rating(22.35555943890167, 8.265434830225024),
                new Rating(22.373451456616035, 8.258479912445537),
                new Rating(18.311159777900297, 8.219170401234347),
                new Rating(18.364835831043397, 8.112716571808326));
    }

    @Test
    void ratesThreeTeamsOfDifferentSizes() {
        expect(
                PlackettLuce.rate(List.of(team(2, 1), team(1, 2), team(3, 3))),
                new Rating(22.81664991565251, 8.28331609373364),
                new Rating(22.74645120129216, 8.268148437657915),
                new Rating(15.49065376140138, 8.18959307104567));
    }

    @Test
    void ratesTies() {
        expect(
                PlackettLuce.rate(List.of(team(1, 1), team(2, 2), team(1, 3))),
                new Rating(21.63766806988004, 8.310709773172306),
                new Rating(19.53956360838512, 8.268148437657915),
                new Rating(19.87652320008089, 8.237522411103104));
    }

    @Test
    void ratesNewcomersAsTheDocumentationShows() {
        Team winners = new Team(1, members(Rating.UNKNOWN, 2));
        Team losers = new Team(2, members(Rating.UNKNOWN, 2));

        expect(
                PlackettLuce.rate(List.of(winners, losers)),
                new Rating(26.964294621803063, 8.177962604389991),
                new Rating(23.035705378196937, 8.177962604389991));
    }

    @Test
    void changesARatingByTheShareThatWasPlayed() {
        Rating whole = loser(1);
        Rating half = loser(0.5);

        assertThat(half.mu() - START.mu()).isCloseTo((whole.mu() - START.mu()) / 2, within(1e-9));
        assertThat(half.sigma()).isBetween(whole.sigma(), START.sigma());
        assertThat(loser(0)).isEqualTo(START);
    }

    @Test
    void changesNothingForOneWhoPlayedAlone() {
        assertThat(PlackettLuce.rate(List.of(team(1, 1)))).isEqualTo(List.of(List.of(START)));
    }

    @Test
    void showsANewcomerAsAThousand() {
        assertThat(Rating.UNKNOWN.shown()).isEqualTo(1000);
        assertThat(new Rating(30, 2).shown()).isEqualTo(1960);
    }

    private static Rating loser(double share) {
        Team loser = new Team(2, List.of(new Member(START, share)));
        return PlackettLuce.rate(List.of(team(1, 1), loser)).getLast().getFirst();
    }

    private static Team team(int place, int size) {
        return new Team(place, members(START, size));
    }

    private static List<Member> members(Rating rating, int size) {
        return Collections.nCopies(size, new Member(rating, 1));
    }

    /** @param expected of each member of each team */
    private static void expect(List<List<Rating>> rated, Rating... expected) {
        assertThat(rated).hasSize(expected.length);
        Arrays.asList(expected)
                .forEach(each -> assertThat(rated.get(Arrays.asList(expected).indexOf(each)))
                        .allSatisfy(rating -> {
                            assertThat(rating.mu()).isCloseTo(each.mu(), within(1e-9));
                            assertThat(rating.sigma()).isCloseTo(each.sigma(), within(1e-9));
                        }));
    }
}
