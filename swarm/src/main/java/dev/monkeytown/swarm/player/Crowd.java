package dev.monkeytown.swarm.player;

import dev.monkeytown.swarm.measure.Chronicle.Headcount;
import dev.monkeytown.swarm.measure.Comebacks;
import dev.monkeytown.swarm.measure.Tally;
import dev.monkeytown.swarm.wire.Door;
import dev.monkeytown.swarm.wire.Sockets;
import dev.monkeytown.swarm.wire.Visitor;
import dev.monkeytown.swarm.wire.Visitor.Place;
import dev.monkeytown.swarm.wire.Visitor.Tokens;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** All virtual players and onlookers of a run. Thread-safe. */
public final class Crowd implements AutoCloseable {
    private static final Duration GAME_PATIENCE = Duration.ofMillis(200);

    /** How many there are to be. */
    public record Size(int players, int watchers, int games) {}

    /** Something that may wait and fail. */
    interface Errand {
        void run() throws InterruptedException;
    }

    private final Habits habits;
    private final Sockets sockets;
    private final Consumer<String> notices;
    private final Companions companions;
    private final List<Lane> lanes;
    private final List<Player> players;
    private final ConcurrentHashMap<String, Boolean> games = new ConcurrentHashMap<>();
    private final ExecutorService errands = Executors.newVirtualThreadPerTaskExecutor();
    private final SplittableRandom choices;
    private volatile boolean restless;
    private volatile boolean closed;

    /**
     * @param stallShares of the stalls that are planned: whom none of them touches is spared
     * @param threads event loops
     * @param notices hears what a person should know; the same text may come often
     */
    public Crowd(
            Size size,
            Habits habits,
            List<Double> stallShares,
            Door door,
            Sockets sockets,
            int threads,
            Consumer<String> notices) {
        this.habits = habits;
        this.sockets = sockets;
        this.notices = notices;
        this.companions = new Companions(door, size.players(), size.games());
        this.choices = new SplittableRandom(habits.seed());
        this.lanes = IntStream.range(0, threads)
                .mapToObj(_ -> new Lane(sockets.nextLoop(), notices))
                .toList();
        this.players = new ArrayList<>();
        int all = size.players() + size.watchers();
        for (int number = 0; number < all; number++) {
            int who = number;
            Visitor visitor = new Visitor(door, "Swarm " + number);
            Fate fate = new Fate(stallShares.stream().noneMatch(share -> chosen(who, share, all)));
            Lane lane = lanes.get(number % lanes.size());
            players.add(new Player(this, number, number >= size.players(), visitor, fate, lane));
        }
    }

    /** Sends everybody in, spread over this time; returns at once. */
    public void begin(Duration ramp) {
        async(() -> {
            long startNanos = System.nanoTime();
            for (Player player : players) {
                long dueNanos = startNanos + ramp.toNanos() * player.number() / players.size();
                TimeUnit.NANOSECONDS.sleep(dueNanos - System.nanoTime());
                async(player::enter);
            }
        });
    }

    /** Adds what was counted since the last time to the sum, and counts heads. Blocks for the loops. */
    public Headcount handOver(Tally sum) throws InterruptedException {
        int connected = 0;
        int playing = 0;
        int running = 0;
        for (Lane lane : lanes) {
            Headcount heads = on(lane, () -> {
                lane.handOver(sum);
                return new Headcount(lane.connected(), lane.playing(), lane.games());
            });
            connected += heads.connected();
            playing += heads.playing();
            running += heads.games();
        }
        return new Headcount(connected, playing, running);
    }

    /** What every client sees at this moment. Blocks for the loops. */
    public List<ClientView> views() throws InterruptedException {
        List<ClientView> views = new ArrayList<>();
        for (Player player : players) {
            views.add(on(player.lane(), player::view));
        }
        return views;
    }

    /**
     * Cuts this share of all sockets at once.
     *
     * @param share more than 0, at most 1: at least one, spread evenly over everybody
     */
    public void cut(double share, Comebacks comebacks) {
        some(share, player -> player.cut(comebacks));
    }

    /** Makes this share of all clients stop reading; the same clients for the same share. */
    public void stall(double share, Comebacks comebacks) {
        some(share, player -> player.stall(comebacks));
    }

    /** Makes this share of all clients read again. */
    public void release(double share) {
        some(share, Player::release);
    }

    /** Whether players cut their own sockets now and then, as their habits say; at first they do not. */
    public void restless(boolean on) {
        restless = on;
    }

    /** Sends everybody home; sockets are closed, seats are not given back. */
    @Override
    public void close() {
        closed = true;
        errands.shutdownNow();
        some(1, Player::goAway);
    }

    Habits habits() {
        return habits;
    }

    Sockets sockets() {
        return sockets;
    }

    boolean restless() {
        return restless;
    }

    boolean closed() {
        return closed;
    }

    void notice(String text) {
        if (!closed) {
            notices.accept(text);
        }
    }

    /** All clients of a game are on one lane. */
    Lane laneOf(String gameId) {
        return lanes.get(Math.floorMod(gameId.hashCode(), lanes.size()));
    }

    Place seat(Visitor visitor, Tokens tokens) throws IOException, InterruptedException {
        Place place = companions.seat(visitor, tokens);
        games.put(place.gameId(), true);
        return place;
    }

    /** A game that somebody plays; waits for one. */
    Place anyGame() throws InterruptedException {
        while (true) {
            List<String> running = List.copyOf(games.keySet());
            if (!running.isEmpty()) {
                return new Place(running.get(choose(running.size())), -1);
            }
            Thread.sleep(GAME_PATIENCE);
        }
    }

    void gone(String gameId) {
        games.remove(gameId);
    }

    /** Runs it on a virtual thread, which is interrupted at the end; nothing after the end. */
    void async(Errand errand) {
        try {
            errands.execute(() -> {
                try {
                    errand.run();
                } catch (InterruptedException atTheEnd) {
                    Thread.currentThread().interrupt();
                }
            });
        } catch (RejectedExecutionException afterTheEnd) {
            closed = true;
        }
    }

    private synchronized int choose(int bound) {
        return choices.nextInt(bound);
    }

    private void some(double share, Consumer<Player> what) {
        for (Player player : players) {
            if (chosen(player.number(), share, players.size())) {
                player.lane().loop().execute(() -> what.accept(player));
            }
        }
    }

    /** Whether one is among this share of all; who comes together and is in one game is not chosen together. */
    static boolean chosen(int number, double share, int all) {
        long many = Math.max(1, Math.round(all * share));
        return (number + 1) * many / all > number * many / all;
    }

    private static <T> T on(Lane lane, Callable<T> what) throws InterruptedException {
        try {
            return lane.loop().submit(what).get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a loop's task failed", broken.getCause());
        }
    }
}
