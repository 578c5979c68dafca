package dev.monkeytown.chaos.campaign;

import dev.monkeytown.chaos.arena.Archive;
import dev.monkeytown.chaos.arena.Arena;
import dev.monkeytown.chaos.arena.CannotRun;
import dev.monkeytown.chaos.arena.Lateness;
import dev.monkeytown.chaos.arena.Visits;
import dev.monkeytown.chaos.fault.Counting;
import dev.monkeytown.chaos.fault.Fault;
import dev.monkeytown.chaos.injury.Injuries;
import dev.monkeytown.chaos.injury.Injury;
import dev.monkeytown.chaos.injury.Moment;
import dev.monkeytown.chaos.verdict.Trial;
import dev.monkeytown.chaos.verdict.TrialVerdict;
import dev.monkeytown.chaos.verdict.Verdicts;
import dev.monkeytown.chaos.verdict.Window;
import dev.monkeytown.chaos.witness.Answers;
import dev.monkeytown.quickstart.StartRefused;
import dev.monkeytown.quickstart.cluster.ServiceRole;
import dev.monkeytown.swarm.measure.Count;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One trial: look, injure, look, heal, wait for calm, judge. Used once, by one thread. */
final class TrialRun {

    /** With {@link #CALM} it is also how old a restarted server is at least when it may become a successor. */
    private static final Duration BASELINE = Duration.ofMillis(2_500);

    private static final Duration LONG_BASELINE = Duration.ofSeconds(20);
    private static final Duration PLAYING_AGAIN = Duration.ofSeconds(1);
    private static final Duration PLAYING_PATIENCE = Duration.ofSeconds(20);

    /** Longer than a game-server that has just started looks on before it takes games over, and until others know it. */
    private static final Duration CALM = Duration.ofSeconds(3);

    private static final Duration CALM_PATIENCE = Duration.ofSeconds(90);
    private static final Duration RESULT_PATIENCE = Duration.ofSeconds(60);

    /** So much before its end a game is not injured any more. */
    private static final Duration TO_THE_END = Duration.ofSeconds(45);

    private static final int TICKS_PER_SECOND = 60;
    private static final double MOST_LATENESS_CHANGE = 0.1;

    private final Arena arena;
    private final Fault fault;
    private final int number;
    private final List<String> troubles = new ArrayList<>();
    private boolean calm;

    TrialRun(Arena arena, Fault fault, int number) {
        this.arena = arena;
        this.fault = fault;
        this.number = number;
    }

    /** Whether everything was well again at its end. */
    boolean calm() {
        return calm;
    }

    TrialVerdict run(Moment moment) throws CannotRun, InterruptedException {
        try {
            return judged(moment);
        } catch (IOException | StartRefused e) {
            throw new CannotRun("trial " + number + " of " + fault.word() + " cannot be made: " + e.getMessage(), e);
        }
    }

    private TrialVerdict judged(Moment moment) throws IOException, StartRefused, InterruptedException {
        awaitYoungGames();
        if (!fault.answersEverything()) {
            return judged(moment, Optional.empty());
        }
        try (Visits visits = Visits.to(arena.address())) {
            return judged(moment, Optional.of(visits));
        }
    }

    private TrialVerdict judged(Moment moment, Optional<Visits> visits)
            throws IOException, StartRefused, InterruptedException {
        Injury injury = Injuries.of(fault, moment, arena);
        Set<String> games = concerned(injury);
        Counters before = Counters.of(arena);
        Lateness atFirst = lateness();
        arena.recorder().begin();
        Thread.sleep((fault.needsResults() ? LONG_BASELINE : BASELINE).plus(moment.after()));
        Lateness untilThen = lateness().since(atFirst);
        Lateness then = lateness();

        long struckNanos = System.nanoTime();
        Window window;
        try {
            injury.strike();
            long backNanos = System.nanoTime();
            compare(untilThen, lateness().since(then));
            // What was quiet before the injury says nothing.
            Thread.sleep(PLAYING_AGAIN);
            arena.awaitQuiet(PLAYING_AGAIN, PLAYING_PATIENCE);
            window = new Window(
                    struckNanos,
                    System.nanoTime(),
                    fault.counting() == Counting.FROM_BACK ? backNanos : Long.MIN_VALUE);
        } finally {
            injury.heal();
        }
        calm = arena.awaitCalm(CALM, CALM_PATIENCE);
        if (!calm) {
            troubles.add("not all was well again after " + CALM_PATIENCE.toSeconds() + " s");
        }
        Archive.Findings findings =
                new Archive(arena.address()).check(arena.recorder().takeFinished(), RESULT_PATIENCE);
        troubles.addAll(findings.troubles());
        Trial trial = new Trial(number, injury.what(), fault.sampling(), window, games);
        TrialVerdict verdict = Verdicts.judge(trial, arena.recorder().tracks());
        Answers answers = visits.map(Visits::answers).orElse(Answers.NOBODY_ASKED);
        troubles.addAll(answers.examples());
        return counted(verdict, Counters.of(arena).since(before), findings.lostInputs(), answers);
    }

    private TrialVerdict counted(TrialVerdict verdict, Counters counters, int lostInputs, Answers answers) {
        if (counters.wrongHashes() > 0) {
            troubles.add(counters.wrongHashes() + " of " + counters.hashes() + " state hashes were wrong");
        }
        if (counters.differentBytes() > 0) {
            troubles.add(counters.differentBytes() + " frames differed between clients of one game");
        }
        int displaced = fault.goal().everyInput() ? (int) counters.displaced() : 0;
        return verdict.with(lostInputs + displaced, answers, troubles);
    }

    private Set<String> concerned(Injury injury) throws IOException {
        Set<String> games = arena.recorder().games();
        if (injury.server().isEmpty()) {
            return games;
        }
        Map<String, String> owners = arena.owners(games);
        return owners.entrySet().stream()
                .filter(owner -> owner.getValue().equals(injury.server().get()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Games that are about to end are left alone: those after them are as good. */
    private void awaitYoungGames() throws InterruptedException {
        int length = arena.plan().gameSeconds();
        int oldest = (int) (length - TO_THE_END.toSeconds()) * TICKS_PER_SECOND;
        while (oldest > 0 && arena.recorder().largestTick() > oldest) {
            Thread.sleep(BASELINE);
            if (arena.recorder().largestTick() <= oldest) {
                arena.awaitQuiet(CALM, CALM_PATIENCE);
            }
        }
    }

    private Lateness lateness() throws IOException, InterruptedException {
        return fault.needsResults()
                ? Lateness.now(arena.services(ServiceRole.GAME_SERVER.service()))
                : new Lateness(new java.util.TreeMap<>());
    }

    private void compare(Lateness before, Lateness during) {
        if (fault.needsResults()) {
            double usualMs = before.percentileMs(99);
            double nowMs = during.percentileMs(99);
            if (Math.abs(nowMs - usualMs) > MOST_LATENESS_CHANGE * usualMs) {
                troubles.add(String.format(Locale.ROOT, "tick lateness p99 went from %.2f to %.2f ms", usualMs, nowMs));
            }
        }
    }

    /** What the swarm counts by itself. */
    private record Counters(long hashes, long wrongHashes, long differentBytes, long displaced) {

        static Counters of(Arena arena) {
            return new Counters(
                    arena.counted(Count.HASH_CHECKS),
                    arena.counted(Count.HASH_MISMATCHES),
                    arena.counted(Count.DIFFERENT_BYTES),
                    arena.counted(Count.INPUTS_LOST));
        }

        Counters since(Counters before) {
            return new Counters(
                    hashes - before.hashes,
                    wrongHashes - before.wrongHashes,
                    differentBytes - before.differentBytes,
                    displaced - before.displaced);
        }
    }
}
