package dev.monkeytown.protocolsim.nodes;

import dev.monkeytown.protocolsim.judge.Violation;
import dev.monkeytown.protocolsim.world.Trace;
import dev.monkeytown.protocolsim.world.World;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** One world from its seed to its end: a game begins, people come, things fail, and all must be well afterwards. */
public final class Play {

    private static final long SECOND = 1_000_000_000L;
    private static final long FAILING_NANOS = 1_800_000_000L;
    private static final long HEALING_NANOS = 12 * SECOND;
    private static final long ACTING_ON_NANOS = SECOND / 4;
    private static final int NEAR_TICKS = 20;

    /**
     * How a world ended.
     *
     * @param ticks of the game
     * @param owners the game had
     * @param handovers to a named heir
     * @param keyframes that clients had to load
     * @param rewinds times at which the end of the log was lost, where that may be
     * @param violation what should never have been
     */
    public record Outcome(
            long seed,
            Kind kind,
            int ticks,
            int owners,
            int handovers,
            int keyframes,
            int rewinds,
            Optional<String> violation) {}

    private final Cluster cluster;
    private final World world;
    private final Kind kind;

    private Play(World world, Kind kind, Cluster cluster) {
        this.world = world;
        this.kind = kind;
        this.cluster = cluster;
    }

    /** Plays a world as it is. */
    public static Outcome of(long seed, Trace trace) {
        return of(seed, trace, UnaryOperator.identity());
    }

    /** Plays a world whose Redis runs other scripts than were written. */
    public static Outcome of(long seed, Trace trace, UnaryOperator<String> scripts) {
        Kind kind = Kind.of(seed);
        World world = new World(seed, trace);
        Cluster cluster = new Cluster(world, scripts);
        Optional<String> violation = new Play(world, kind, cluster).violation();
        world.end();
        return new Outcome(
                seed,
                kind,
                cluster.judge.tick(),
                cluster.judge.owners(),
                cluster.servers.stream().mapToInt(GameServer::handovers).sum(),
                cluster.clients.stream().mapToInt(Client::keyframes).sum(),
                cluster.judge.rewinds(),
                violation);
    }

    private Optional<String> violation() {
        try {
            play();
            return Optional.empty();
        } catch (Violation violation) {
            world.say(() -> "VIOLATION: " + violation.getMessage());
            return Optional.of(String.valueOf(violation.getMessage()));
        } catch (RuntimeException thrown) {
            StackTraceElement[] where = thrown.getStackTrace();
            return Optional.of("threw " + thrown + (where.length == 0 ? "" : " at " + where[0]));
        }
    }

    private void play() {
        demand(
                world.run(3 * SECOND, () -> cluster.servers.stream().allMatch(GameServer::steady)),
                () -> "servers do not become steady");
        cluster.begin();
        demand(world.run(SECOND, () -> cluster.judge.tick() > 0), () -> "the game does not begin");
        cluster.admitClients();
        demand(world.run(2 * SECOND, () -> near(0)), () -> "clients do not get in");
        Misfortune misfortune = new Misfortune(cluster, kind);
        misfortune.plan(FAILING_NANOS);
        world.run(FAILING_NANOS, () -> false);
        misfortune.end();
        int healedAt = cluster.judge.tick();
        world.run(ACTING_ON_NANOS, () -> false);
        cluster.clients.forEach(Client::rest);
        demand(
                world.run(HEALING_NANOS, () -> healthy(healedAt)) || mayBeGone(),
                () -> "it does not recover from " + state(healedAt));
        if (cluster.judge.rewinds() == 0) {
            cluster.judge.replay(cluster.setup());
        }
    }

    private boolean healthy(int since) {
        return near(since + NEAR_TICKS) && cluster.clients.stream().allMatch(Client::settled);
    }

    private boolean near(int least) {
        int newest = cluster.judge.tick();
        return newest >= least
                && cluster.clients.stream().allMatch(each -> each.tick() >= Math.max(1, newest - NEAR_TICKS));
    }

    /** Redis forgot the game, and so did its owner: there is nobody left who could know it. */
    private boolean mayBeGone() {
        return cluster.judge.mayLose() && !cluster.judge.ownerWasThere();
    }

    private String state(int healedAt) {
        return "tick " + healedAt + ": the game is at tick " + cluster.judge.tick() + ", clients are at "
                + cluster.clients.stream()
                        .map(each -> each.tick() + (each.settled() ? "" : " (unsettled)"))
                        .toList();
    }

    private static void demand(boolean so, Supplier<String> otherwise) {
        if (!so) {
            throw new Violation(otherwise.get());
        }
    }
}
