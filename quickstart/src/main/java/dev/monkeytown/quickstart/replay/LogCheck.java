package dev.monkeytown.quickstart.replay;

import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.GameLog;
import dev.monkeytown.simulation.rules.RuleSets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One run of a game's log, as it is stored of finished games and kept of broken ones. Every frame must decode and follow
 * the one before, under an epoch that never falls; the step must not throw; the state must have the hash that a frame says
 * and keep the rules' invariants at every tick.
 */
public final class LogCheck {

    private final GameLog log;
    private final Simulation simulation;
    private final Map<Integer, String> names = new TreeMap<>();
    private long epoch;
    private int hashes;

    private LogCheck(GameLog log, Simulation simulation) {
        this.log = log;
        this.simulation = simulation;
    }

    /** Plays an encoded log from the first frame to the last, or to the first thing that does not fit. */
    public static Verdict of(byte[] bytes) {
        return switch (GameLog.decode(bytes)) {
            case Decoded.Refused<GameLog>(String reason) -> new Verdict.NoLog(reason);
            case Decoded.Value<GameLog>(GameLog log) ->
                switch (RuleSets.begin(log.setup())) {
                    case Decoded.Refused<Simulation>(String reason) -> new Verdict.NoLog(reason);
                    case Decoded.Value<Simulation>(Simulation simulation) -> new LogCheck(log, simulation).run();
                };
        };
    }

    private Verdict run() {
        for (byte[] frame : log.frames()) {
            int tick = simulation.tick() + 1;
            Optional<String> fault = play(frame, tick);
            if (fault.isPresent()) {
                return new Verdict.Broken(tick, fault.get());
            }
        }
        return new Verdict.Sound(
                log.setup().rulesName(),
                log.setup().seats(),
                simulation.tick(),
                hashes,
                simulation.finished(),
                standings());
    }

    private Optional<String> play(byte[] bytes, int tick) {
        return switch (FrameCodec.decode(bytes)) {
            case Decoded.Refused<Frame>(String reason) -> Optional.of("its frame cannot be read: " + reason);
            case Decoded.Value<Frame>(Frame frame) -> misplaced(frame, tick).or(() -> step(frame));
        };
    }

    private Optional<String> misplaced(Frame frame, int tick) {
        if (simulation.finished()) {
            return Optional.of("the game was over before it");
        }
        if (frame.tick() != tick) {
            return Optional.of("the frame of tick " + frame.tick() + " is in its place");
        }
        if (frame.epoch() < epoch) {
            return Optional.of("its epoch is " + frame.epoch() + ", after " + epoch);
        }
        epoch = frame.epoch();
        return Optional.empty();
    }

    private Optional<String> step(Frame frame) {
        try {
            frame.applyTo(simulation);
        } catch (RuntimeException | AssertionError | StackOverflowError thrown) {
            return Optional.of("the step threw " + thrown);
        }
        for (Annotation annotation : frame.annotations()) {
            if (annotation instanceof Annotation.Seated seated) {
                names.put(seated.seat(), seated.name());
            }
        }
        return wrongHash(frame)
                .or(() -> simulation.brokenInvariant().map(broken -> "an invariant is broken: " + broken));
    }

    private Optional<String> wrongHash(Frame frame) {
        if (frame.hash().isEmpty()) {
            return Optional.empty();
        }
        hashes++;
        int expected = frame.hash().getAsInt();
        int hash = simulation.hash();
        return hash == expected
                ? Optional.empty()
                : Optional.of("the state's hash is %08x, the frame says %08x".formatted(hash, expected));
    }

    private List<Verdict.Place> standings() {
        return simulation.standings().stream()
                .map(standing -> new Verdict.Place(
                        standing.place(),
                        standing.seat(),
                        names.getOrDefault(standing.seat(), "seat " + standing.seat()),
                        standing.score()))
                .toList();
    }
}
