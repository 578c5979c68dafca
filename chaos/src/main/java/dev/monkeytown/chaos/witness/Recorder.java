package dev.monkeytown.chaos.witness;

import dev.monkeytown.chaos.witness.Sight.Kind;
import dev.monkeytown.swarm.player.Witness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes down what the clients see, from {@link #begin} on. Thread-safe. */
public final class Recorder implements Witness {
    /** Frames further apart are trouble, and a client without one for so long is not well. */
    private static final long STILL_NANOS = Duration.ofMillis(250).toNanos();

    private static final class Writing {
        final int client;
        final String gameId;
        final List<Sight> sights = new ArrayList<>();
        final List<Ack> acks = new ArrayList<>();
        final List<Drop> drops = new ArrayList<>();
        boolean finished;

        Writing(int client, String gameId) {
            this.client = client;
            this.gameId = gameId;
        }

        Track read() {
            return new Track(client, gameId, sights, acks, drops, finished);
        }
    }

    /** @param nanos of the newest that the client applied */
    private record Newest(String gameId, int tick, long nanos) {}

    private final List<Writing> all = new ArrayList<>();
    private final Map<Integer, Writing> open = new HashMap<>();
    private final Map<Integer, Newest> newest = new HashMap<>();
    private final Map<String, List<Ack>> running = new HashMap<>();
    private final Map<String, List<Ack>> finished = new HashMap<>();
    private long lastTroubleNanos = System.nanoTime();

    /** Throws away what was written and begins anew. */
    public synchronized void begin() {
        all.clear();
        open.clear();
    }

    /** What was written since {@link #begin}. */
    public synchronized List<Track> tracks() {
        return all.stream().map(Writing::read).toList();
    }

    /** Whether for so long every one of so many clients has had its frames without any trouble. */
    public synchronized boolean quiet(int clients, Duration time) {
        long nowNanos = System.nanoTime();
        return newest.size() >= clients
                && nowNanos - lastTroubleNanos >= time.toNanos()
                && newest.values().stream().allMatch(each -> nowNanos - each.nanos() < STILL_NANOS);
    }

    /** The games in which the clients are. */
    public synchronized Set<String> games() {
        Set<String> games = new HashSet<>();
        newest.values().forEach(each -> games.add(each.gameId()));
        return games;
    }

    /** Games whose end somebody saw since this was asked last, with all inputs that were ever acknowledged in them. */
    public synchronized Map<String, List<Ack>> takeFinished() {
        Map<String, List<Ack>> taken = Map.copyOf(finished);
        finished.clear();
        return taken;
    }

    /** How far the game is that began first. */
    public synchronized int largestTick() {
        return newest.values().stream().mapToInt(Newest::tick).max().orElse(0);
    }

    @Override
    public synchronized void frame(int client, String gameId, long epoch, int tick, long nanos) {
        Newest before = newest.put(client, new Newest(gameId, tick, nanos));
        if (before == null || nanos - before.nanos() > STILL_NANOS) {
            lastTroubleNanos = nanos;
        }
        writing(client, gameId).sights.add(new Sight(Kind.FRAME, nanos, epoch, tick));
    }

    @Override
    public synchronized void keyframe(int client, String gameId, long epoch, int tick, long nanos) {
        newest.put(client, new Newest(gameId, tick, nanos));
        lastTroubleNanos = nanos;
        writing(client, gameId).sights.add(new Sight(Kind.KEYFRAME, nanos, epoch, tick));
    }

    @Override
    public synchronized void stray(int client, String gameId, long epoch, int tick, long nanos) {
        lastTroubleNanos = nanos;
        writing(client, gameId).sights.add(new Sight(Kind.STRAY, nanos, epoch, tick));
    }

    @Override
    public synchronized void acknowledged(int client, String gameId, long epoch, int tick, int sequence) {
        Ack ack = new Ack(epoch, tick, sequence);
        writing(client, gameId).acks.add(ack);
        running.computeIfAbsent(gameId, _ -> new ArrayList<>()).add(ack);
    }

    @Override
    public synchronized void finished(int client, String gameId) {
        List<Ack> acks = running.remove(gameId);
        if (acks != null) {
            finished.computeIfAbsent(gameId, _ -> new ArrayList<>()).addAll(acks);
        }
        writing(client, gameId).finished = true;
    }

    @Override
    public synchronized void closed(int client, int code, long nanos) {
        lastTroubleNanos = nanos;
        Newest where = newest.get(client);
        if (where != null) {
            writing(client, where.gameId()).drops.add(new Drop(nanos, code));
        }
    }

    private Writing writing(int client, String gameId) {
        Writing present = open.get(client);
        if (present == null || !present.gameId.equals(gameId)) {
            present = new Writing(client, gameId);
            open.put(client, present);
            all.add(present);
        }
        return present;
    }
}
