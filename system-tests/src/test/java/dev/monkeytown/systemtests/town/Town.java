package dev.monkeytown.systemtests.town;

import dev.monkeytown.quickstart.StartRefused;
import dev.monkeytown.quickstart.cluster.ClusterEvent;
import dev.monkeytown.quickstart.cluster.LocalCluster;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** A running cluster. */
public final class Town implements AutoCloseable {
    /** Guests who may sit down before one of them must have opened a game: every seat of some open games. */
    private static final int MOST_FILLERS = 8 * TownPlan.SEATS;

    private final TownPlan plan;
    private final LocalCluster cluster;
    private final Queue<ClusterEvent> events;
    private final Set<String> gamesSeen = ConcurrentHashMap.newKeySet();

    private Town(TownPlan plan, LocalCluster cluster, Queue<ClusterEvent> events) {
        this.plan = plan;
        this.cluster = cluster;
        this.events = events;
    }

    /** A new town: what an earlier run left is thrown away. */
    public static Town found(TownPlan plan) throws IOException, StartRefused, InterruptedException {
        delete(plan.data());
        return reopen(plan);
    }

    /** A town with the data that it had. */
    public static Town reopen(TownPlan plan) throws StartRefused, InterruptedException {
        Queue<ClusterEvent> events = new ConcurrentLinkedQueue<>();
        return new Town(plan, LocalCluster.start(plan.options(), events::add), events);
    }

    public URI address() {
        return cluster.address();
    }

    public TownPlan plan() {
        return plan;
    }

    public LocalCluster cluster() {
        return cluster;
    }

    /** Somebody new. */
    public Guest guest(String name) {
        return new Guest(address(), name, gamesSeen::add);
    }

    /** Somebody new in a game that only they have ever played in and that begins now. */
    public Guest.Seated inAFreshGame(String name) {
        for (int i = 0; i < MOST_FILLERS; i++) {
            Guest guest = guest(name);
            Set<String> before = Set.copyOf(gamesSeen);
            Guest.Place place = guest.play();
            if (!before.contains(place.gameId())) {
                return new Guest.Seated(guest, place);
            }
        }
        throw new AssertionError(MOST_FILLERS + " guests wanted to play and none of them got a new game");
    }

    /** A browser has opened this game; it is not fresh any more. */
    public void saw(String gameId) {
        gamesSeen.add(gameId);
    }

    /** What happened to its processes, and their last words. */
    String lastWords() {
        return LastWords.of(cluster.processes(), List.copyOf(events));
    }

    @Override
    public void close() {
        cluster.close();
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
