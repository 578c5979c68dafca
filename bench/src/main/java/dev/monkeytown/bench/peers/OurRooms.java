package dev.monkeytown.bench.peers;

import dev.monkeytown.bench.CannotMeasure;
import dev.monkeytown.bench.process.Child;
import dev.monkeytown.bench.process.Cores;
import dev.monkeytown.bench.process.Lab;
import dev.monkeytown.bench.process.Metrics;
import dev.monkeytown.bench.process.ProcStat;
import dev.monkeytown.bench.stream.Trial;
import dev.monkeytown.quickstart.StartRefused;
import dev.monkeytown.quickstart.cluster.ClusterOptions;
import dev.monkeytown.quickstart.cluster.JarServices;
import dev.monkeytown.quickstart.cluster.LocalCluster;
import dev.monkeytown.quickstart.cluster.ServicePlan;
import dev.monkeytown.quickstart.cluster.ServiceRole;
import dev.monkeytown.quickstart.cluster.ServiceSpec;
import dev.monkeytown.quickstart.process.Supervised;
import dev.monkeytown.simulation.GameRules;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The whole platform as {@code play} starts it, all of it on the measured core, played by the swarm on the other. Counted
 * are game-server, event-stream and Redis: PostgreSQL and the web-gateway have nothing to do while a game runs, and the
 * front belongs to neither side. It runs until it is closed, so that later runs meet it warm.
 */
final class OurRooms implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration START_PATIENCE = Duration.ofMinutes(5);
    private static final Duration SWARM_PATIENCE = Duration.ofSeconds(120);
    private static final Duration LINE_PATIENCE = Duration.ofSeconds(30);
    private static final List<String> COUNTED =
            List.of(ServiceRole.GAME_SERVER.instance(1), ServiceRole.EVENT_STREAM.instance(1), LocalCluster.REDIS);

    /** A second of the swarm that counts; those before it stand in parentheses. */
    private static final Pattern MEASURED = Pattern.compile("\\s*\\d+ s .*");

    /** So much longer than a run is a game: no game ends in a run, and none goes on for long after it. */
    private static final Duration TO_COME_AND_GO = Duration.ofSeconds(30);

    private static final long BETWEEN_LOOKS_NANOS = 500_000_000;

    private final Lab lab;
    private final Path checkout;
    private final Work work;
    private final LocalCluster cluster;
    private final URI gameServer;

    private OurRooms(Lab lab, Path checkout, Work work, LocalCluster cluster, URI gameServer) {
        this.lab = lab;
        this.checkout = checkout;
        this.work = work;
        this.cluster = cluster;
        this.gameServer = gameServer;
    }

    static OurRooms start(Lab lab, Path checkout, Work work) {
        if (!Files.isReadable(swarm(checkout))) {
            throw new CannotMeasure(swarm(checkout) + " is missing; ./monkeytown swarm builds it");
        }
        Duration game = work.warmUp().plus(work.window()).plus(TO_COME_AND_GO);
        Map<String, String> settings = Map.of(
                "MONKEYTOWN_GAME_SECONDS",
                Long.toString(game.toSeconds()),
                "MONKEYTOWN_GAME_SEATS",
                Integer.toString(Work.CLIENTS));
        ServicePlan services = new JarServices(checkout, 1, 1, 1, settings);
        List<ServiceSpec> specs = new ArrayList<>();
        ServicePlan pinned = around -> {
            specs.addAll(pinned(services.services(around), lab.server()));
            return specs;
        };
        try {
            LocalCluster cluster = LocalCluster.start(patient(lab.folder().resolve("platform"), pinned), _ -> {});
            for (Supervised process : cluster.processes()) {
                lab.server().take(process.pid());
            }
            ServiceSpec gameServer = specs.stream()
                    .filter(spec -> spec.role() == ServiceRole.GAME_SERVER)
                    .findFirst()
                    .orElseThrow();
            return new OurRooms(lab, checkout, work, cluster, gameServer.address());
        } catch (StartRefused e) {
            throw new CannotMeasure("the platform does not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("interrupted", e);
        }
    }

    /** Three JVMs starting side by side on one core take their time. */
    private static ClusterOptions patient(Path data, ServicePlan services) {
        ClusterOptions usual = ClusterOptions.of(data, services);
        return new ClusterOptions(
                usual.dataFolder(),
                usual.binaries(),
                usual.bind(),
                usual.port(),
                START_PATIENCE,
                usual.stopPatience(),
                usual.backoff(),
                services);
    }

    RoomFigures run() {
        Path result = lab.folder().resolve("swarm.json");
        try (Child swarm = Child.start("swarm", lab, lab.others(), Map.of(), swarmCommand(result))) {
            while (!MEASURED.matcher(swarm.hear(SWARM_PATIENCE)).matches()) {
                // Players are coming, or warming up.
                continue;
            }
            Metrics ticksBefore = Metrics.of(gameServer);
            Map<String, Long> before = cpuMicros();
            long beforeNanos = System.nanoTime();
            for (long second = 2; second < work.window().toSeconds(); second++) {
                swarm.hear(LINE_PATIENCE);
            }
            double seconds = (System.nanoTime() - beforeNanos) / 1e9;
            Map<String, Double> percent = new LinkedHashMap<>();
            cpuMicros()
                    .forEach((name, micros) ->
                            percent.put(name, (micros - before.getOrDefault(name, micros)) / 1e4 / seconds));
            Metrics ticksAfter = Metrics.of(gameServer);
            swarm.hearTheEnd(SWARM_PATIENCE);
            awaitTheGamesEnd();
            JsonNode seen = JSON.readTree(Files.readString(result));
            int games = Math.max(1, seen.path("games").asInt(work.rooms()));
            double due = seconds * games * GameRules.TICKS_PER_SECOND;
            return figures(games, percent, TickFigures.between(ticksBefore, ticksAfter, due), seen);
        } catch (IOException e) {
            throw new CannotMeasure("the swarm's result cannot be read: " + e.getMessage(), e);
        }
    }

    /** Abandoned games are played on by agents: whoever is measured next would share the core with them. */
    private void awaitTheGamesEnd() {
        long deadline = System.nanoTime()
                + work.warmUp().plus(work.window()).plus(TO_COME_AND_GO).toNanos();
        while (Metrics.of(gameServer).sum("games_running", "") > 0) {
            if (System.nanoTime() > deadline) {
                throw new CannotMeasure("games go on after their time");
            }
            Trial.sleepUntil(System.nanoTime() + BETWEEN_LOOKS_NANOS);
        }
    }

    private static RoomFigures figures(int games, Map<String, Double> percent, TickFigures ticks, JsonNode seen) {
        ObjectNode details = JSON.createObjectNode();
        details.set("cpuPercent", JSON.valueToTree(percent));
        details.set("swarm", seen);
        double whole =
                percent.values().stream().mapToDouble(Double::doubleValue).sum();
        return new RoomFigures(
                "ours",
                games,
                whole / games,
                seen.path("bytesPerClientPerSecond").asDouble(),
                seen.path("framesPerSecond").asDouble(),
                seen.path("latencyP50Ms").asDouble(),
                seen.path("latencyP99Ms").asDouble(),
                ticks,
                details);
    }

    private Map<String, Long> cpuMicros() {
        Map<String, Long> micros = new LinkedHashMap<>();
        for (String name : COUNTED) {
            micros.put(name, ProcStat.of(cluster.process(name).pid()).cpuMicros());
        }
        return micros;
    }

    private List<String> swarmCommand(Path result) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                swarm(checkout).toString(),
                "--url",
                cluster.address().toString(),
                "--players",
                Integer.toString(work.clients()),
                "--games",
                Integer.toString(work.rooms()),
                "--warm-up",
                Long.toString(work.warmUp().toSeconds()),
                "--seconds",
                Long.toString(work.window().toSeconds()),
                "--fixed-inputs",
                Integer.toString(work.inputs()),
                "--json",
                result.toString());
    }

    private static List<ServiceSpec> pinned(List<ServiceSpec> services, Cores core) {
        return services.stream()
                .map(service -> new ServiceSpec(
                        service.name(),
                        service.role(),
                        core.pinned(service.command()),
                        service.environment(),
                        service.port(),
                        service.needsDatabase()))
                .toList();
    }

    private static Path swarm(Path checkout) {
        return checkout.resolve("swarm").resolve("target").resolve("swarm.jar");
    }

    @Override
    public void close() {
        cluster.close();
    }
}
