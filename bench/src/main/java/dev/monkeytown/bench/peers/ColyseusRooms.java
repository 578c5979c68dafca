package dev.monkeytown.bench.peers;

import dev.monkeytown.bench.CannotMeasure;
import dev.monkeytown.bench.process.Child;
import dev.monkeytown.bench.process.Lab;
import dev.monkeytown.bench.process.ProcStat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rooms of Colyseus: its server alone on the measured core, its clients on the other. A fresh pair for each run. */
final class ColyseusRooms {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STALL = Duration.ofSeconds(30);

    private final Lab lab;
    private final NodePackages packages;
    private final Work work;

    ColyseusRooms(Lab lab, NodePackages packages, Work work) {
        this.lab = lab;
        this.packages = packages;
        this.work = work;
    }

    /** @param stalls whether to see afterwards what a client costs that does not read for 30 s */
    RoomFigures run(boolean stalls) {
        String port = Integer.toString(Lab.freePort());
        try (Child server = start("colyseus-server", lab.cores().server(), port)) {
            server.hear(PATIENCE);
            String rooms = Integer.toString(work.rooms());
            try (Child clients =
                    start("colyseus-clients", lab.cores().others(), port, rooms, Integer.toString(work.inputs()))) {
                clients.hear(PATIENCE);
                sleep(work.warmUp());
                return measure(server, clients, stalls);
            }
        }
    }

    private RoomFigures measure(Child server, Child clients, boolean stalls) {
        tell(server, "begin");
        tell(clients, "measure " + work.window().toMillis());
        long beforeMicros = ProcStat.of(server.pid()).cpuMicros();
        long beforeNanos = System.nanoTime();
        sleep(work.window());
        long micros = ProcStat.of(server.pid()).cpuMicros() - beforeMicros;
        double seconds = (System.nanoTime() - beforeNanos) / 1e9;
        JsonNode seen = JSON.readTree(clients.hear(PATIENCE));
        JsonNode said = report(server);
        ObjectNode details = JSON.createObjectNode();
        details.set("server", said);
        details.set("clients", seen);
        if (stalls) {
            details.set("stalledClient", stall(server, clients));
        }
        return new RoomFigures(
                "colyseus",
                work.rooms(),
                micros / 1e4 / seconds / work.rooms(),
                seen.get("bytesPerClientPerSecond").asDouble(),
                seen.get("patchesPerClientPerSecond").asDouble(),
                seen.get("latencyP50Ms").asDouble(),
                seen.get("latencyP99Ms").asDouble(),
                details);
    }

    private JsonNode stall(Child server, Child clients) {
        JsonNode before = report(server);
        tell(clients, "stall");
        ObjectNode growth = JSON.createObjectNode();
        growth.put("seconds", STALL.toSeconds());
        for (long second = 1; second <= STALL.toSeconds(); second++) {
            sleep(Duration.ofSeconds(1));
            JsonNode now = report(server);
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

    private JsonNode report(Child server) {
        tell(server, "report");
        return JSON.readTree(server.hear(PATIENCE));
    }

    private Child start(String program, int core, String... arguments) {
        return Child.start(
                program,
                lab.guardian(),
                lab.folder(),
                core,
                Map.of("NODE_ENV", "production"),
                packages.command(program + ".mjs", arguments));
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
