package dev.monkeytown.quickstart.cluster;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.monkeytown.quickstart.StartRefused;
import dev.monkeytown.quickstart.data.DataFolder;
import dev.monkeytown.quickstart.data.Postgres;
import dev.monkeytown.quickstart.data.Redis;
import dev.monkeytown.quickstart.data.SigningKeys;
import dev.monkeytown.quickstart.process.Guardian;
import dev.monkeytown.quickstart.process.LogFile;
import dev.monkeytown.quickstart.process.Supervised;
import dev.monkeytown.quickstart.proxy.FrontProxy;
import dev.monkeytown.quickstart.proxy.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * All of Monkeytown running on this machine: PostgreSQL, Redis, the services as child processes, and one port in front.
 * Dead children are started again; none outlives this process, however it ends. Safe for any thread.
 */
public final class LocalCluster implements AutoCloseable {
    public static final String REDIS = "redis";
    public static final String POSTGRESQL = "postgresql";

    private static final int WATCHING_THREADS = 2;
    private static final Duration BETWEEN_TRIMS = Duration.ofSeconds(30);

    private final ClusterOptions options;
    private final Teardown teardown;
    private final URI address;
    private final Surroundings surroundings;
    private final Redis redisServer;
    private final Supervised redis;
    private final Supervised postgres;
    private final Function<ServiceSpec, Service> nursery;
    private final List<Service> services;

    private LocalCluster(
            ClusterOptions options,
            Teardown teardown,
            URI address,
            Surroundings surroundings,
            Redis redisServer,
            Supervised redis,
            Supervised postgres,
            Function<ServiceSpec, Service> nursery,
            List<ServiceSpec> services) {
        this.options = options;
        this.teardown = teardown;
        this.address = address;
        this.surroundings = surroundings;
        this.redisServer = redisServer;
        this.redis = redis;
        this.postgres = postgres;
        this.nursery = nursery;
        this.services =
                new CopyOnWriteArrayList<>(services.stream().map(nursery).toList());
    }

    /**
     * Starts everything and returns when all of it can serve; what was started is stopped again if that fails or the
     * caller is interrupted.
     *
     * @param events told what happens, until the cluster is closed; called on threads of the cluster, must not block
     */
    public static LocalCluster start(ClusterOptions options, Consumer<ClusterEvent> events)
            throws StartRefused, InterruptedException {
        long startedNanos = System.nanoTime();
        Teardown teardown = new Teardown();
        boolean complete = false;
        try {
            EventRelay relay = new EventRelay(events);
            LocalCluster cluster = assemble(options, teardown, relay);
            events.accept(new ClusterEvent.Starting(options.dataFolder()));
            cluster.startAll(new Startup(events, startedNanos));
            relay.open();
            complete = true;
            return cluster;
        } catch (IOException e) {
            throw new StartRefused("cannot start on " + options.dataFolder() + ": " + e.getMessage(), e);
        } finally {
            if (!complete) {
                teardown.close();
            }
        }
    }

    /** What a browser opens. */
    public URI address() {
        return address;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    /** Every process, databases first. */
    public List<Supervised> processes() {
        List<Supervised> all = new ArrayList<>(List.of(redis, postgres));
        services.forEach(service -> all.add(service.process()));
        return all;
    }

    /** What the services are, those that were added included. */
    public List<ServiceSpec> services() {
        return services.stream().map(Service::spec).toList();
    }

    /** @param name as in {@link ServiceRole#instance}, or {@link #REDIS} or {@link #POSTGRESQL} */
    public Supervised process(String name) {
        return processes().stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no process is named " + name));
    }

    /**
     * Adds a service and returns when it can serve. The front of this cluster does not know it: some other one has to.
     *
     * @throws StartRefused if it cannot; then it is no part of the cluster
     */
    public void start(ServiceSpec spec) throws IOException, StartRefused, InterruptedException {
        Service service = nursery.apply(spec);
        services.add(service);
        boolean ready = false;
        try {
            service.startUp(options.startPatience());
            ready = true;
        } finally {
            if (!ready) {
                stop(spec.name(), options.stopPatience());
            }
        }
    }

    /** Ends a service in good order, for good; it is no part of the cluster any more. Returns when it is gone. */
    public void stop(String name, Duration patience) {
        Supervised process = process(name);
        process.stop(patience);
        services.removeIf(service -> service.process().equals(process));
    }

    /** Makes Redis start empty the next time; it must have been halted. */
    public void emptyRedis() throws IOException {
        redisServer.forget();
    }

    /** Copies what Redis has on disk at this moment to a file that does not exist yet. */
    public void rememberRedis(Path copy) throws IOException {
        redisServer.remember(copy);
    }

    /** Makes Redis start with such a copy the next time; it must have been halted. */
    public void rewindRedis(Path copy) throws IOException {
        redisServer.rewind(copy);
    }

    /** Blocks until every service can serve again, such as after a kill; false when patience ran out. */
    public boolean awaitReady(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (Service service : services) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            if (!new Readiness(service.spec().readiness()).await(new CompletableFuture<>(), left)) {
                return false;
            }
        }
        return true;
    }

    /** Stops the services side by side, then Redis, then PostgreSQL, and returns when nothing of it is alive. */
    @Override
    public void close() {
        teardown.close();
    }

    private static LocalCluster assemble(ClusterOptions options, Teardown teardown, EventRelay relay)
            throws IOException, StartRefused {
        DataFolder folder = DataFolder.open(options.dataFolder());
        teardown.later(folder);
        Guardian guardian = Guardian.start();
        teardown.later(guardian);
        ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(
                WATCHING_THREADS,
                Thread.ofPlatform().daemon().name("supervision-", 1).factory());
        teardown.later(scheduler::shutdownNow);

        FreePorts ports = new FreePorts(RandomGenerator.getDefault());
        Redis redis = Redis.in(folder, options.binaries(), ports.take(), guardian);
        Postgres postgres = Postgres.in(folder, options.binaries(), ports.take(), guardian);
        Surroundings surroundings = new Surroundings(
                redis.url(),
                postgres.jdbcUrl(),
                postgres.user(),
                postgres.password(),
                SigningKeys.in(folder.keys()),
                ports);
        List<ServiceSpec> specs = options.services().services(surroundings);
        FrontProxy front = FrontProxy.start(options.bind(), options.port(), instances(specs));
        teardown.later(front);
        URI address = URI.create("http://" + host(options.bind()) + ":" + front.port());
        folder.announce(address.toString(), guardian.pid());

        Supervision supervision = new Supervision(options.backoff(), scheduler, relay);
        LocalCluster cluster = new LocalCluster(
                options,
                teardown,
                address,
                surroundings,
                redis,
                supervision.of(REDIS, redis.port(), redis.log(), redis::start, redis::askToEnd),
                supervision.of(POSTGRESQL, postgres.port(), postgres.log(), postgres::start, postgres::askToEnd),
                spec -> supervision.of(spec, folder, guardian),
                specs);
        teardown.later(() -> cluster.postgres.stop(options.stopPatience()));
        teardown.later(() -> cluster.redis.stop(options.stopPatience()));
        teardown.later(cluster::stopServices);
        cluster.boundLogs(scheduler);
        return cluster;
    }

    private static Map<Route, List<URI>> instances(List<ServiceSpec> specs) {
        return specs.stream()
                .filter(spec -> spec.role().route() != Route.HIDDEN)
                .collect(groupingBy(spec -> spec.role().route(), mapping(ServiceSpec::address, toList())));
    }

    /** A front that listens on every address is reached on loopback by whoever started it. */
    private static String host(String bind) {
        return switch (bind) {
            case "0.0.0.0", "::" -> "127.0.0.1";
            default -> bind.contains(":") ? "[" + bind + "]" : bind;
        };
    }

    private void startAll(Startup startup) throws StartRefused, InterruptedException {
        CountDownLatch redisAnswers = new CountDownLatch(1);
        CountDownLatch databaseAnswers = new CountDownLatch(1);
        try (startup) {
            startup.begin(REDIS, () -> {
                redis.start();
                redisAnswers.countDown();
            });
            startup.begin(POSTGRESQL, () -> {
                postgres.start();
                databaseAnswers.countDown();
            });
            for (Service service : vital(true)) {
                startup.begin(service.spec().name(), () -> {
                    redisAnswers.await();
                    if (service.spec().needsDatabase()) {
                        databaseAnswers.await();
                    }
                    service.startUp(options.startPatience());
                });
            }
            startup.await();
        }
        for (Service service : vital(false)) {
            service.begin();
        }
    }

    private List<Service> vital(boolean wanted) {
        return services.stream()
                .filter(service -> service.spec().role().isVital() == wanted)
                .toList();
    }

    private void stopServices() throws InterruptedException {
        List<Thread> stops = services.stream()
                .map(service ->
                        Thread.ofPlatform().start(() -> service.process().stop(options.stopPatience())))
                .toList();
        for (Thread stop : stops) {
            stop.join();
        }
    }

    private void boundLogs(ScheduledExecutorService scheduler) {
        long millis = BETWEEN_TRIMS.toMillis();
        var _ = scheduler.scheduleWithFixedDelay(this::trimLogs, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void trimLogs() {
        for (Supervised process : processes()) {
            try {
                new LogFile(process.log()).trim();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
