package dev.monkeytown.chaos.arena;

import dev.monkeytown.chaos.witness.Recorder;
import dev.monkeytown.quickstart.StartRefused;
import dev.monkeytown.quickstart.cluster.ClusterOptions;
import dev.monkeytown.quickstart.cluster.JarServices;
import dev.monkeytown.quickstart.cluster.LocalCluster;
import dev.monkeytown.quickstart.cluster.ServicePlan;
import dev.monkeytown.quickstart.cluster.Surroundings;
import dev.monkeytown.quickstart.data.Trees;
import dev.monkeytown.quickstart.process.Backoff;
import dev.monkeytown.quickstart.process.Supervised;
import dev.monkeytown.swarm.Swarm;
import dev.monkeytown.swarm.SwarmOptions;
import dev.monkeytown.swarm.measure.Count;
import dev.monkeytown.swarm.player.Dialect;
import dev.monkeytown.swarm.wire.Target;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A running cluster, two of each service but one web-gateway, with a swarm that plays on it. Owned by one thread. */
public final class Arena implements AutoCloseable {
    private static final int OF_EACH = 2;
    private static final int PLAYERS_PER_SECOND = 8;
    private static final Duration FOREVER = Duration.ofHours(24);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    /** A second set of services starts beside the first, and beside all who play. */
    private static final Duration START_PATIENCE = Duration.ofMinutes(4);

    private static final Duration ENTRANCE_PATIENCE = Duration.ofSeconds(120);

    /** Long enough that nothing comes back by itself while it is measured. */
    private static final Backoff LAZY =
            new Backoff(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(20), 5);

    /** The parts that there always are. */
    private record Running(LocalCluster cluster, Swarm swarm, Leases leases) {}

    private final ArenaPlan plan;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Recorder recorder = new Recorder();
    private Optional<FaultProxy> proxy = Optional.empty();
    private Optional<NginxFront> nginx = Optional.empty();
    private Optional<Deployment> deployment = Optional.empty();
    private Optional<Running> running = Optional.empty();

    private Arena(ArenaPlan plan) {
        this.plan = plan;
    }

    /**
     * Starts everything, sends the swarm in and returns when all of it plays.
     *
     * @throws CannotRun if something does not start, or not everybody gets to play
     */
    public static Arena open(ArenaPlan plan) throws CannotRun, InterruptedException {
        Arena arena = new Arena(plan);
        boolean complete = false;
        try {
            arena.start();
            complete = true;
            return arena;
        } catch (StartRefused e) {
            String evidence = e.evidence().isEmpty() ? "" : ": " + e.evidence().getLast();
            throw new CannotRun(e.getMessage() + evidence, e);
        } catch (IOException e) {
            throw new CannotRun("the arena does not start: " + e.getMessage(), e);
        } finally {
            if (!complete) {
                arena.close();
            }
        }
    }

    public LocalCluster cluster() {
        return running.orElseThrow().cluster();
    }

    public Recorder recorder() {
        return recorder;
    }

    public ArenaPlan plan() {
        return plan;
    }

    /** Before Redis, if there is one. */
    public FaultProxy proxy() {
        return proxy.orElseThrow();
    }

    /** The front, if it is nginx. */
    public NginxFront nginx() {
        return nginx.orElseThrow();
    }

    /** To another version and back, where nginx is the front. */
    public Deployment deployment() {
        return deployment.orElseThrow();
    }

    /** Where players come in. */
    public URI address() {
        return nginx.map(NginxFront::address).orElseGet(() -> cluster().address());
    }

    /** Services of one kind, by their number. */
    public List<Supervised> services(String kind) {
        return cluster().processes().stream()
                .filter(process -> process.name().startsWith(kind + "-"))
                .toList();
    }

    /** Which server owns a game, of those that somebody owns. */
    public Map<String, String> owners(Collection<String> games) throws IOException {
        return running.orElseThrow().leases().owners(games);
    }

    /** How many sockets an event-stream holds. */
    public double connections(Supervised eventStream) throws IOException, InterruptedException {
        return Metrics.of(eventStream).sum("event_stream_connections");
    }

    /** What the swarm counted since it came, to the second. */
    public long counted(Count what) {
        return running.orElseThrow().swarm().totals().getOrDefault(what, 0L);
    }

    /** Waits until all services can serve and all players have played without trouble for so long. */
    public boolean awaitCalm(Duration quiet, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        return cluster().awaitReady(patience) && awaitQuiet(quiet, Duration.ofNanos(deadline - System.nanoTime()));
    }

    /** Waits until all players have played without trouble for so long. */
    public boolean awaitQuiet(Duration quiet, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!recorder.quiet(plan.players(), quiet)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return true;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                System.getLogger(Arena.class.getName())
                        .log(System.Logger.Level.WARNING, "a part of the arena did not stop in good order", e);
            }
        }
    }

    private void start() throws IOException, StartRefused, CannotRun, InterruptedException {
        Trees.delete(plan.data());
        LocalCluster cluster = LocalCluster.start(
                ClusterOptions.of(plan.data(), services())
                        .withBinaries(plan.binaries())
                        .withStartPatience(START_PATIENCE)
                        .withBackoff(LAZY),
                _ -> {});
        open.push(cluster);
        if (plan.nginx()) {
            NginxFront front = NginxFront.before(
                    cluster,
                    plan.checkout().resolve("nginx.conf"),
                    plan.checkout().resolve("deploy").resolve("upstreams.conf"),
                    plan.data().resolve("nginx"));
            open.push(front);
            nginx = Optional.of(front);
            deployment = Optional.of(new Deployment(
                    plan.checkout().resolve("deploy").resolve("blue-green"),
                    plan.data().resolve("deployment"),
                    cluster,
                    front,
                    new Deployment.Version("blue", version(plan.checkout())),
                    new Deployment.Version("green", version(plan.green()).numberedFrom(OF_EACH + 1))));
        }
        URI address = nginx.map(NginxFront::address).orElseGet(cluster::address);
        Swarm swarm = Swarm.start(swarmAt(address), Swarm.observing(_ -> {}), recorder);
        open.push(swarm);
        running = Optional.of(
                new Running(cluster, swarm, new Leases(cluster.surroundings().redisUrl())));
        if (!awaitQuiet(Duration.ofSeconds(2), ENTRANCE_PATIENCE)) {
            throw new CannotRun("not all of the " + plan.players() + " players got to play within "
                    + ENTRANCE_PATIENCE.toSeconds() + " s; the logs are in "
                    + plan.data().resolve("logs"));
        }
    }

    private ServicePlan services() {
        JarServices services = version(plan.checkout());
        return plan.proxied() ? around -> services.services(behindProxy(around)) : services;
    }

    /** @param checkout with its jars */
    private JarServices version(Path checkout) {
        Map<String, String> settings = Map.of(
                "MONKEYTOWN_GAME_SECONDS", Integer.toString(plan.gameSeconds()),
                "MONKEYTOWN_AI_DIFFICULTY", "easy",
                "MONKEYTOWN_BROKEN_GAMES_DIR",
                        plan.data().resolve("broken-games").toString());
        return new JarServices(checkout, OF_EACH, OF_EACH, 1, settings);
    }

    private Surroundings behindProxy(Surroundings around) throws StartRefused {
        URI redis = URI.create(around.redisUrl());
        try {
            FaultProxy between = FaultProxy.before(redis.getPort());
            open.push(between);
            proxy = Optional.of(between);
            return new Surroundings(
                    "redis://" + redis.getRawUserInfo() + "@127.0.0.1:" + between.port(),
                    around.databaseUrl(),
                    around.databaseUser(),
                    around.databasePassword(),
                    around.keys(),
                    around.ports());
        } catch (IOException e) {
            throw new StartRefused("no proxy can stand before Redis: " + e.getMessage(), e);
        }
    }

    private SwarmOptions swarmAt(URI address) throws IOException {
        return new SwarmOptions(
                Target.of(address.toString()),
                Dialect.FRAMES,
                plan.players(),
                0,
                plan.games(),
                FOREVER,
                Duration.ofSeconds(1 + plan.players() / PLAYERS_PER_SECOND),
                Duration.ZERO,
                Duration.ZERO,
                OptionalInt.empty(),
                plan.seed(),
                1,
                List.of());
    }
}
