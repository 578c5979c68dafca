package dev.monkeytown.chaos.arena;

import dev.monkeytown.chaos.witness.Ack;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.GameLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks as anybody may for the results and logs of games that are over. Blocks. */
public final class Archive {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(250);
    private static final int OK = 200;

    /**
     * What was not there.
     *
     * @param lostInputs acknowledged inputs that no log has
     * @param troubles games without result, and logs that do not agree with themselves; a line each
     */
    public record Findings(int lostInputs, List<String> troubles) {
        public Findings {
            troubles = List.copyOf(troubles);
        }
    }

    private final URI front;

    /** @param front where players come in */
    public Archive(URI front) {
        this.front = front;
    }

    /**
     * Looks every finished game up.
     *
     * @param games with the inputs that were acknowledged in them
     * @param patience for all results to be there
     */
    public Findings check(Map<String, List<Ack>> games, Duration patience) throws InterruptedException {
        int lost = 0;
        List<String> troubles = new ArrayList<>();
        long deadline = System.nanoTime() + patience.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Map.Entry<String, List<Ack>> game : games.entrySet()) {
                if (!awaitResult(http, game.getKey(), deadline)) {
                    troubles.add("game " + game.getKey() + " is over and has no result");
                    continue;
                }
                Optional<byte[]> answer = get(http, "/api/games/" + game.getKey() + "/log");
                if (answer.isEmpty()) {
                    troubles.add("game " + game.getKey() + " has a result and no log");
                    continue;
                }
                switch (GameLog.decode(answer.get())) {
                    case Decoded.Refused(String reason) ->
                        troubles.add("the log of game " + game.getKey() + " is none: " + reason);
                    case Decoded.Value(GameLog log) -> {
                        lost += absent(log, game.getValue());
                        if (log.play() instanceof Decoded.Refused<Simulation>(String reason)) {
                            troubles.add("the log of game " + game.getKey() + " breaks: " + reason);
                        }
                    }
                }
            }
        }
        return new Findings(lost, troubles);
    }

    /** How many of these inputs are not in the frame that acknowledged them. */
    static int absent(GameLog log, List<Ack> acks) {
        Set<Long> present = new HashSet<>();
        for (byte[] bytes : log.frames()) {
            if (FrameCodec.decode(bytes) instanceof Decoded.Value<Frame>(Frame frame)) {
                for (Command command : frame.commands()) {
                    if (command instanceof Command.Input input) {
                        present.add(key(frame.tick(), input.sequence()));
                    }
                }
            }
        }
        return (int) acks.stream()
                .filter(ack -> !present.contains(key(ack.tick(), ack.sequence())))
                .count();
    }

    private static long key(int tick, int sequence) {
        return ((long) tick << Integer.SIZE) + sequence;
    }

    private boolean awaitResult(HttpClient http, String game, long deadline) throws InterruptedException {
        while (true) {
            Optional<byte[]> answer = get(http, "/api/games/" + game);
            if (answer.isPresent() && new String(answer.get(), StandardCharsets.UTF_8).contains("\"completed\"")) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(BETWEEN_QUESTIONS);
        }
    }

    private Optional<byte[]> get(HttpClient http, String path) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(front.resolve(path)).timeout(PATIENCE).build();
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            return answer.statusCode() == OK ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException notNow) {
            return Optional.empty();
        }
    }
}
