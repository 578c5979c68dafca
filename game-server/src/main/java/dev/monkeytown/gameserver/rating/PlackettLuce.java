package dev.monkeytown.gameserver.rating;

import java.util.ArrayList;
import java.util.List;

/**
 * Ratings after a game of any number of teams, after R. C. Weng and C.-J. Lin, "A Bayesian Approximation Method for Online
 * Ranking", Journal of Machine Learning Research 12 (2011), algorithm 4 (Plackett–Luce), with the constants of the package
 * openskill. Pure.
 */
public final class PlackettLuce {

    /** How much luck there is in a game. */
    private static final double BETA = 25.0 / 6;

    /** What is forgotten of a strength between two games, so that a rating can always move. */
    private static final double TAU = 25.0 / 300;

    /** No game teaches more than that of a player's variance is left. */
    private static final double LEAST_VARIANCE_LEFT = 0.0001;

    /** A player as the game found them. @param share of the game that was this player's own doing, 0 to 1 */
    public record Member(Rating rating, double share) {

        public Member {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("share must be 0 to 1, was " + share);
            }
        }
    }

    /** Players who won or lost together. @param place from 1; equal places are a tie */
    public record Team(int place, List<Member> members) {

        public Team {
            members = List.copyOf(members);
            if (members.isEmpty()) {
                throw new IllegalArgumentException("a team has members");
            }
        }
    }

    /** The sum of a team's strengths. */
    private record Strength(int place, double mu, double variance) {}

    private PlackettLuce() {}

    /**
     * Everybody's rating after the game, in the given order. The change of somebody who played only a share of the game is
     * that share of what it would be; nobody's rating moves in a game of one team.
     */
    public static List<List<Rating>> rate(List<Team> teams) {
        List<Strength> strengths = teams.stream().map(PlackettLuce::strength).toList();
        double c = Math.sqrt(
                strengths.stream().mapToDouble(s -> s.variance() + BETA * BETA).sum());
        List<List<Rating>> rated = new ArrayList<>();
        for (int i = 0; i < teams.size(); i++) {
            rated.add(rate(teams.get(i), i, strengths, c));
        }
        return rated;
    }

    private static List<Rating> rate(Team team, int index, List<Strength> all, double c) {
        if (all.size() < 2) {
            return team.members().stream().map(Member::rating).toList();
        }
        Strength own = all.get(index);
        double omega = 0;
        double delta = 0;
        double worth = Math.exp(own.mu() / c);
        for (int i = 0; i < all.size(); i++) {
            Strength other = all.get(i);
            if (other.place() <= own.place()) {
                double chance = worth / worthOfThoseBehind(other, all, c);
                long tied = all.stream()
                        .filter(each -> each.place() == other.place())
                        .count();
                omega += ((i == index ? 1 : 0) - chance) / tied;
                delta += chance * (1 - chance) / tied;
            }
        }
        double gamma = Math.sqrt(own.variance()) / c;
        double gain = omega / c;
        double learnt = gamma * delta / (c * c);
        return team.members().stream()
                .map(member -> member(member, gain, learnt))
                .toList();
    }

    /** Of those who were still to be placed when the given one was, itself included. */
    private static double worthOfThoseBehind(Strength placed, List<Strength> all, double c) {
        return all.stream()
                .filter(each -> each.place() >= placed.place())
                .mapToDouble(each -> Math.exp(each.mu() / c))
                .sum();
    }

    private static Rating member(Member member, double gain, double learnt) {
        if (member.share() == 0) {
            return member.rating();
        }
        double variance = variance(member.rating());
        double left = Math.max(1 - variance * learnt * member.share(), LEAST_VARIANCE_LEFT);
        return new Rating(member.rating().mu() + variance * gain * member.share(), Math.sqrt(variance * left));
    }

    private static Strength strength(Team team) {
        return new Strength(
                team.place(),
                team.members().stream()
                        .mapToDouble(member -> member.rating().mu())
                        .sum(),
                team.members().stream()
                        .mapToDouble(member -> variance(member.rating()))
                        .sum());
    }

    private static double variance(Rating rating) {
        return rating.sigma() * rating.sigma() + TAU * TAU;
    }
}
