package dev.monkeytown.gameserver.takeover;

import dev.monkeytown.gameserver.loop.NanoClock;
import dev.monkeytown.model.GameId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every few milliseconds for games whose lease ran out and has those claimed that are this server's turn. What is
 * here decides nothing for good: the claim does, and only one succeeds.
 *
 * <p>{@link #look} is called by one thread and never throws.
 */
public final class Watch {

    /** Orphans looked at in one go; there are more only when many servers died at once, and the next look sees them. */
    static final int MOST_ORPHANS = 256;

    /** How much later than the one before it each next server in a game's order claims it. */
    static final Duration RANK_STEP = Duration.ofMillis(40);

    /**
     * How long it has to have seen the leases before it acts on them. Before the first look, and during one that failed,
     * the store may have been restarted with old or no leases, and their owners, who are alive, need time to say so.
     */
    static final Duration STEADY = Duration.ofSeconds(2);

    /** An answer that took longer is thrown away: renewals may have waited behind the question. */
    static final Duration PROMPT = Duration.ofMillis(100);

    /** A game that nobody had room for is taken above the capacity: late ticks are better than none. */
    static final Duration URGENT = Duration.ofSeconds(1);

    /** Games claimed at once; others wait for the next look, or for another server. */
    static final int MOST_AT_ONCE = 8;

    /** A game claimed in vain is left to the others for so long. */
    static final Duration LEFT_TO_OTHERS = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    /** What the last look saw of the leases. */
    private enum Sight {
        NONE,
        FAILED,
        CLEAR
    }

    private final Orphans orphans;
    private final Adoption adoption;
    private final Peers peers;
    private final Executor background;
    private final NanoClock clock;
    private final String instance;
    private final TakeoverMeters meters;
    private final Set<GameId> inHand = ConcurrentHashMap.newKeySet();
    private final Map<GameId, Long> leftUntilNanos = new ConcurrentHashMap<>();
    private volatile Sight sight = Sight.NONE;
    private volatile long steadyFromNanos;

    /**
     * @param background runs claims, which block
     * @param instance this server
     */
    public Watch(
            Orphans orphans,
            Adoption adoption,
            Peers peers,
            Executor background,
            NanoClock clock,
            String instance,
            TakeoverMeters meters) {
        this.orphans = orphans;
        this.adoption = adoption;
        this.peers = peers;
        this.background = background;
        this.clock = clock;
        this.instance = instance;
        this.meters = meters;
    }

    /** One look at the leases. For its first two seconds, and after a look that failed, it only looks. */
    public void look() {
        try {
            long askedNanos = clock.nanos();
            List<Orphan> found = orphans.expired(MOST_ORPHANS);
            long answeredNanos = clock.nanos();
            if (sight != Sight.CLEAR) {
                steadyFromNanos = answeredNanos + STEADY.toNanos();
                sight = Sight.CLEAR;
            }
            meters.orphans(found.size());
            leftUntilNanos.values().removeIf(until -> answeredNanos - until >= 0);
            boolean steady = answeredNanos - steadyFromNanos >= 0;
            if (steady && answeredNanos - askedNanos <= PROMPT.toNanos() && !found.isEmpty()) {
                claim(found, alive(found));
            }
        } catch (RuntimeException e) {
            if (sight != Sight.FAILED) {
                log.warn("The leases cannot be watched: {}", e.toString());
            }
            sight = Sight.FAILED;
        }
    }

    /** Whether it looks and would act. Any thread. */
    public boolean steady() {
        return sight == Sight.CLEAR && clock.nanos() - steadyFromNanos >= 0;
    }

    /** A server that has lost one game has died, or will soon have lost all: nobody waits for its turn. */
    private List<String> alive(List<Orphan> found) {
        Set<String> losers = found.stream().map(Orphan::owner).collect(Collectors.toSet());
        return peers.withRoom().stream().filter(peer -> !losers.contains(peer)).toList();
    }

    private void claim(List<Orphan> found, List<String> others) {
        for (Orphan orphan : found) {
            boolean due = orphan.sinceMs() >= Ranks.of(orphan.id(), instance, others) * RANK_STEP.toMillis();
            boolean urgent = orphan.sinceMs() >= URGENT.toMillis();
            if (due && isFree(orphan.id()) && inHand.size() < MOST_AT_ONCE && adoption.takePlace(urgent)) {
                inHand.add(orphan.id());
                background.execute(() -> claim(orphan.id()));
            }
        }
    }

    private boolean isFree(GameId id) {
        return !inHand.contains(id) && !adoption.hosts(id) && !leftUntilNanos.containsKey(id);
    }

    private void claim(GameId id) {
        try {
            if (!adoption.takeOver(id)) {
                leftUntilNanos.put(id, clock.nanos() + LEFT_TO_OTHERS.toNanos());
            }
        } finally {
            inHand.remove(id);
        }
    }
}
