package dev.monkeytown.gameserver.takeover;

import dev.monkeytown.gameserver.loop.NanoClock;
import dev.monkeytown.gameserver.takeover.Heirs.Heir;
import dev.monkeytown.model.GameId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives games of a full server to an empty one: those of a new server, for example, which would else have none until
 * enough games had ended elsewhere. One at a time, and only while this server stays fuller than the one that gets it, so
 * no game is ever worth sending back. One thread.
 */
public final class Rebalance {

    /** Differences in fullness up to this are left alone. */
    static final double GAP = 0.25;

    /** Beats in a row in which the difference must be seen: what a game costs is measured, and so is noise. */
    static final int STABLE_BEATS = 3;

    /** Pause between two games: longer than others need to tell how full they are then. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    /** A server that began this lately does not know yet what its games cost. */
    static final Duration STARTING = Duration.ofSeconds(60);

    private static final Logger log = LoggerFactory.getLogger(Rebalance.class);

    private final Estate estate;
    private final Handovers handovers;
    private final NanoClock clock;
    private long notBeforeNanos;
    private int seen;

    /** A server that begins now. */
    public Rebalance(Estate estate, Handovers handovers, NanoClock clock) {
        this.estate = estate;
        this.handovers = handovers;
        this.clock = clock;
        this.notBeforeNanos = clock.nanos() + STARTING.toNanos();
    }

    /** Hands a game over if it is time for that. Once a second; blocks; never throws. */
    public void beat() {
        try {
            List<GameId> games = estate.running();
            Optional<Heir> emptier = handovers.able().stream()
                    .findFirst()
                    .filter(heir -> isWorthIt(games.size(), estate.capacity(), heir));
            seen = emptier.isPresent() ? seen + 1 : 0;
            if (emptier.isPresent() && seen >= STABLE_BEATS && clock.nanos() - notBeforeNanos >= 0) {
                notBeforeNanos = clock.nanos() + PAUSE.toNanos();
                seen = 0;
                handovers.handOver(games.getFirst(), emptier.get().instance());
            }
        } catch (RuntimeException e) {
            log.error("Games were not evened out between servers", e);
        }
    }

    private static boolean isWorthIt(int games, int capacity, Heir heir) {
        return capacity > 0
                && (double) games / capacity - heir.fullness() > GAP
                && (double) (games - 1) / capacity >= heir.withOneMore().fullness();
    }
}
