package dev.monkeytown.swarm.cli;

import dev.monkeytown.swarm.Mishap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that say what is done to the clients on purpose, as typed. */
final class MishapArguments {
    private static final String WHO_AND_WHEN = "(\\d{1,3}(?:\\.\\d{1,4})?)(%?)@(\\d{1,5})";
    private static final Pattern CUT = Pattern.compile(WHO_AND_WHEN);
    private static final Pattern STALL = Pattern.compile(WHO_AND_WHEN + ":(\\d{1,5})s?");
    private static final double PERCENT = 100;

    @Option(
            names = "--cut",
            paramLabel = "SHARE@SECOND",
            description = {
                "That share of the sockets (0.1 or 10%%) is cut at once, without a close, when so many seconds have been measured;"
                        + " they come back as the protocol says. May be given several times. The report tells how many were"
                        + " back after how long, by what, and whether their states had the right hash."
            })
    private List<String> cuts = new ArrayList<>();

    @Option(
            names = "--stall",
            paramLabel = "SHARE@SECOND:DURATION",
            description = {
                "That share of the clients stops reading for so many seconds: --stall 10%%@20:30s. May be given several times,"
                        + " but one must be over before the next. The report tells how many got a keyframe afterwards, and how the"
                        + " others fared before, during and after it."
            })
    private List<String> stalls = new ArrayList<>();

    /**
     * The first thing that is wrong, in words.
     *
     * @param length of the measurement, seconds
     */
    Optional<String> objection(int length) {
        return cuts.stream()
                .map(typed -> cutObjection(typed, length))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> stalls.stream()
                        .map(typed -> stallObjection(typed, length))
                        .flatMap(Optional::stream)
                        .findFirst())
                .or(this::overlap);
    }

    /** By time; only after {@link #objection} had none. */
    List<Mishap> plan() {
        return Stream.<Mishap>concat(cuts.stream().map(MishapArguments::cut), plannedStalls())
                .sorted(Comparator.comparingInt(Mishap::second))
                .toList();
    }

    private Stream<Mishap.Stall> plannedStalls() {
        return stalls.stream().map(MishapArguments::stall).sorted(Comparator.comparingInt(Mishap::second));
    }

    private static Optional<String> cutObjection(String typed, int length) {
        Matcher matcher = CUT.matcher(typed);
        if (!matcher.matches()) {
            return Optional.of("--cut must be SHARE@SECOND, such as 0.5@30, not " + typed);
        }
        return shareObjection("--cut", matcher, typed).or(() -> {
            int second = second(matcher);
            return second >= 1 && second < length
                    ? Optional.empty()
                    : Optional.of("--cut must be at a second between 1 and " + (length - 1)
                            + " of the measurement, not " + typed);
        });
    }

    private static Optional<String> stallObjection(String typed, int length) {
        Matcher matcher = STALL.matcher(typed);
        if (!matcher.matches()) {
            return Optional.of("--stall must be SHARE@SECOND:DURATION, such as 0.1@20:30s, not " + typed);
        }
        return shareObjection("--stall", matcher, typed).or(() -> {
            int seconds = Integer.parseInt(matcher.group(4));
            return second(matcher) >= 1 && seconds >= 1 && second(matcher) + seconds < length
                    ? Optional.empty()
                    : Optional.of(
                            "--stall must begin at second 1 or later, last a second or more and be over before the"
                                    + " measurement is (" + length + " s), not " + typed);
        });
    }

    private static Optional<String> shareObjection(String option, Matcher matcher, String typed) {
        double share = share(matcher);
        return share > 0 && share <= 1
                ? Optional.empty()
                : Optional.of(option + " must be for a share more than 0 and at most 1 (100%), not " + typed);
    }

    /** The spared are told apart from the stalled one stall at a time. */
    private Optional<String> overlap() {
        List<Mishap.Stall> sorted = plannedStalls().toList();
        for (int i = 1; i < sorted.size(); i++) {
            Mishap.Stall before = sorted.get(i - 1);
            if (sorted.get(i).second() < before.end()) {
                return Optional.of("--stall must not begin before the last one is over: one ends at second "
                        + before.end() + ", the next begins at " + sorted.get(i).second());
            }
        }
        return Optional.empty();
    }

    private static Mishap.Cut cut(String typed) {
        Matcher matcher = matched(CUT, typed);
        return new Mishap.Cut(share(matcher), second(matcher));
    }

    private static Mishap.Stall stall(String typed) {
        Matcher matcher = matched(STALL, typed);
        return new Mishap.Stall(share(matcher), second(matcher), Integer.parseInt(matcher.group(4)));
    }

    private static Matcher matched(Pattern pattern, String typed) {
        Matcher matcher = pattern.matcher(typed);
        if (!matcher.matches()) {
            throw new IllegalStateException("not judged before: " + typed);
        }
        return matcher;
    }

    private static double share(Matcher matcher) {
        double number = Double.parseDouble(matcher.group(1));
        return matcher.group(2).isEmpty() ? number : number / PERCENT;
    }

    private static int second(Matcher matcher) {
        return Integer.parseInt(matcher.group(3));
    }
}
