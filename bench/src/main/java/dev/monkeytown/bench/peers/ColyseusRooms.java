package dev.monkeytown.bench.peers;

import dev.monkeytown.bench.CannotMeasure;
import dev.monkeytown.bench.process.Child;
import dev.monkeytown.bench.process.Cores;
import dev.monkeytown.bench.process.Lab;
import dev.monkeytown.bench.process.ProcStat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rooms of Colyseus: its server alone on the measured core, its clients on the other. The server runs until it is closed,
 * so that later runs meet it warm; clients and rooms are new ones in each run.
 */
final class ColyseusRooms implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STALL = Duration.ofSeconds(30);

    private final Lab lab;
    private final NodePackages packages;
    private final Work work;
    private final String port;
    private final Child server;

    private ColyseusRooms(Lab lab, NodePackages packages, Work work, String port, Child server) {
        this.lab = lab;
        this.packages = packages;
        this.work = work;
        this.port = port;
        this.server = server;
    }

    static ColyseusRooms start(Lab lab, NodePackages packages, Work work) {
        String port = Integer.toString(Lab.freePort());
        Child server = start(lab, packages, "colyseus-server", lab.server(), port);
        server.hear(PATIENCE);
        return new ColyseusRooms(lab, packages, work, port, server);
    }

    /** @param stalls whether to see afterwards what a client costs that does not read for 30 s */
    RoomFigures run(boolean stalls) {
        awaitEmptiness();
        String rooms = Integer.toString(work.rooms());
        String inputs = Integer.toString(work.inputs());
        try (Child clients = start(lab, packages, "colyseus-clients", lab.others(), port, rooms, inputs)) {
            clients.hear(PATIENCE);
            sleep(work.warmUp());
            return measure(clients, stalls);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    /** The rooms of an earlier run go when their clients are gone. */
    private void awaitEmptiness() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (report().get("rooms").asInt() > 0) {
            if (System.nanoTime() > deadline) {
                throw new CannotMeasure("Colyseus keeps rooms that everybody has left");
            }
            sleep(Duration.ofMillis(100));
        }
    }

    private RoomFigures measure(Child clients, boolean stalls) {
        tell(server, "begin");
        tell(clients, "measure " + work.window().toMillis());
        long beforeMicros = ProcStat.of(server.pid()).cpuMicros();
        long beforeNanos = System.nanoTime();
        sleep(work.window());
        long micros = ProcStat.of(server.pid()).cpuMicros() - beforeMicros;
        double seconds = (System.nanoTime() - beforeNanos) / 1e9;
        JsonNode seen = JSON.readTree(clients.hear(PATIENCE));
        JsonNode said = report();
        ObjectNode details = JSON.createObjectNode();
        details.set("server", said);
        details.set("clients", seen);
        if (stalls) {
            details.set("stalledClient", stall(clients));
        }
        return new RoomFigures(
                "colyseus",
                work.rooms(),
                micros / 1e4 / seconds / work.rooms(),
                seen.get("bytesPerClientPerSecond").asDouble(),
                seen.get("patchesPerClientPerSecond").asDouble(),
                seen.get("latencyP50Ms").asDouble(),
                seen.get("latencyP99Ms").asDouble(),
                new TickFigures(
                        said.get("latenessP999Ms").asDouble(),
                        false,
                        said.get("shareWithin4Ms").asDouble(),
                        said.get("missedShare").asDouble()),
                details);
    }

    private JsonNode stall(Child clients) {
        JsonNode before = report();
        tell(clients, "stall");
        ObjectNode growth = JSON.createObjectNode();
        growth.put("seconds", STALL.toSeconds());
        for (long second = 1; second <= STALL.toSeconds(); second++) {
            sleep(Duration.ofSeconds(1));
            JsonNode now = report();
            for (String what : List.of("mostUnsentBytes", "rssBytes", "heapBytes", "externalBytes")) {
                long grown = now.get(what).asLong() - before.get(what).asLong();
                growth.put(what, Math.max(grown, growth.path(what).asLong()));
            }
            if (now.get("clients").asInt() < work.clients() && !growth.has("closedAfterSeconds")) {
                growth.put("closedAfterSeconds", second);
            }
        }
        return growth;
    }

    private JsonNode report() {
        tell(server, "report");
        return JSON.readTree(server.hear(PATIENCE));
    }

    private static Child start(Lab lab, NodePackages packages, String program, Cores core, String... arguments) {
        return Child.start(
                program, lab, core, Map.of("NODE_ENV", "production"), packages.command(program + ".mjs", arguments));
    }

    private static void tell(Child child, String order) {
        child.tell(order);
        child.flush();
    }

    static void sleep(Duration length) {
        try {
            TimeUnit.NANOSECONDS.sleep(length.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("interrupted", e);
        }
    }
}
