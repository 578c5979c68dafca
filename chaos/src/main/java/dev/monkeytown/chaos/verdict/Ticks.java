package dev.monkeytown.chaos.verdict;

import dev.monkeytown.chaos.witness.Ack;
import dev.monkeytown.chaos.witness.Sight;
import dev.monkeytown.chaos.witness.Sight.Kind;
import dev.monkeytown.chaos.witness.Track;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The ticks of one game as all its clients saw them together. Used by one thread. */
final class Ticks {
    private final NavigableSet<Integer> seen = new TreeSet<>();
    private final Map<Integer, Long> epochs = new HashMap<>();
    private final Set<Integer> doubled = new HashSet<>();
    private final Set<Integer> leftOut = new HashSet<>();
    private final NavigableMap<Long, Integer> firstOfEpoch = new TreeMap<>();

    Ticks(List<Track> tracks) {
        tracks.forEach(this::add);
    }

    /** Ticks that somebody should have been given and nobody was, and those that a client found missing before a frame. */
    int missing() {
        Set<Integer> missing = new HashSet<>(leftOut);
        if (!seen.isEmpty()) {
            for (int tick = seen.first(); tick < seen.last(); tick++) {
                if (!seen.contains(tick)) {
                    missing.add(tick);
                }
            }
        }
        return missing.size();
    }

    /** Ticks that a client was given when it had them, or that were played under two epochs. */
    int doubled() {
        return doubled.size();
    }

    /** Whether a later owner began before the tick that acknowledged this input. */
    boolean undone(Ack ack) {
        return firstOfEpoch.tailMap(ack.epoch(), false).values().stream().anyMatch(first -> first <= ack.tick());
    }

    private void add(Track track) {
        boolean any = false;
        int last = 0;
        for (Sight sight : track.sights()) {
            switch (sight.kind()) {
                case FRAME -> played(sight);
                case KEYFRAME -> seen.add(sight.tick());
                case STRAY -> stray(sight, any, last);
            }
            if (sight.kind() != Kind.STRAY) {
                any = true;
                last = sight.tick();
            }
        }
    }

    private void played(Sight sight) {
        seen.add(sight.tick());
        firstOfEpoch.merge(sight.epoch(), sight.tick(), Math::min);
        Long before = epochs.putIfAbsent(sight.tick(), sight.epoch());
        if (before != null && before != sight.epoch()) {
            doubled.add(sight.tick());
        }
    }

    private void stray(Sight sight, boolean any, int last) {
        if (any && sight.tick() <= last) {
            doubled.add(sight.tick());
        }
        for (int tick = last + 1; any && tick < sight.tick(); tick++) {
            leftOut.add(tick);
        }
    }
}
