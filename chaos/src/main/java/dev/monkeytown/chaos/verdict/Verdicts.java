package dev.monkeytown.chaos.verdict;

import dev.monkeytown.chaos.fault.Sampling;
import dev.monkeytown.chaos.witness.Answers;
import dev.monkeytown.chaos.witness.Drop;
import dev.monkeytown.chaos.witness.Sight;
import dev.monkeytown.chaos.witness.Sight.Kind;
import dev.monkeytown.chaos.witness.Track;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges a trial by what its clients saw. */
public final class Verdicts {
    /** A game of which nobody got anything for so long before the end of the window does not go on. */
    private static final long LIFELESS_NANOS = Duration.ofSeconds(1).toNanos();

    private Verdicts() {}

    /** @param tracks of all clients, from before the injury to when all was calm again */
    public static TrialVerdict judge(Trial trial, List<Track> tracks) {
        Map<String, List<Track>> games =
                tracks.stream().collect(Collectors.groupingBy(Track::gameId, LinkedHashMap::new, Collectors.toList()));
        Map<String, List<Track>> concerned = new LinkedHashMap<>(games);
        concerned.keySet().retainAll(trial.games());
        List<Track> dropped =
                tracks.stream().filter(track -> wasDropped(track, trial)).toList();
        List<Track> sampled = trial.sampling() == Sampling.DROPPED_CLIENTS
                ? dropped
                : concerned.values().stream().flatMap(List::stream).toList();
        int missing = 0;
        int doubled = 0;
        int lost = 0;
        for (List<Track> game : games.values()) {
            Ticks ticks = new Ticks(game);
            missing += ticks.missing();
            doubled += ticks.doubled();
            lost += (int) game.stream()
                    .flatMap(track -> track.acks().stream())
                    .filter(ticks::undone)
                    .count();
        }
        int resumed = (int) dropped.stream().filter(Verdicts::wentOn).count();
        return new TrialVerdict(
                trial.number(),
                trial.what(),
                trial.sampling() == Sampling.DROPPED_CLIENTS
                        ? pauses(dropped, trial.window())
                        : medians(concerned, trial.window()),
                pauses(sampled, trial.window()).stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0),
                games.values().stream()
                        .mapToDouble(game -> longestBeforeMs(game, trial.window()))
                        .max()
                        .orElse(0),
                missing,
                doubled,
                lost,
                (int) concerned.values().stream()
                        .filter(game -> !goesOn(game, trial))
                        .count(),
                resumed,
                dropped.size() - resumed,
                (int) dropped.stream()
                        .filter(track -> track.drops().stream().anyMatch(drop -> during(drop, trial) && !drop.told()))
                        .count(),
                Answers.NOBODY_ASKED,
                List.of());
    }

    private static double longestBeforeMs(List<Track> game, Window window) {
        return Pauses.median(game.stream()
                .map(track -> Pauses.longestBeforeMs(track, window.struckNanos()))
                .toList());
    }

    private static List<Double> pauses(List<Track> tracks, Window window) {
        return tracks.stream().map(track -> Pauses.longestMs(track, window)).toList();
    }

    /** For each game the pause of its median client; games that began in the window have none. */
    private static List<Double> medians(Map<String, List<Track>> games, Window window) {
        List<Double> medians = new ArrayList<>();
        for (List<Track> game : games.values()) {
            List<Track> there = game.stream()
                    .filter(track -> track.sights().stream().anyMatch(sight -> sight.nanos() <= window.untilNanos()))
                    .toList();
            if (!there.isEmpty()) {
                medians.add(Pauses.median(pauses(there, window)));
            }
        }
        return medians;
    }

    private static boolean wasDropped(Track track, Trial trial) {
        return track.drops().stream().anyMatch(drop -> during(drop, trial));
    }

    private static boolean during(Drop drop, Trial trial) {
        return drop.nanos() >= trial.window().struckNanos();
    }

    private static boolean goesOn(List<Track> game, Trial trial) {
        long lifeless = trial.window().untilNanos() - LIFELESS_NANOS;
        return game.stream()
                .anyMatch(track -> track.finished()
                        || track.sights().stream().anyMatch(sight -> sight.applied() && sight.nanos() >= lifeless));
    }

    /** Whether what the client got first after its last drop continued what it had. */
    private static boolean wentOn(Track track) {
        Drop last = track.drops().getLast();
        Optional<Sight> first = track.sights().stream()
                .filter(sight -> sight.applied() && sight.nanos() > last.nanos())
                .findFirst();
        return first.isPresent() && first.get().kind() == Kind.FRAME;
    }
}
