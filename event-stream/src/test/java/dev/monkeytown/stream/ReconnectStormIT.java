package dev.monkeytown.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.stream.support.Games;
import dev.monkeytown.stream.support.Herd;
import dev.monkeytown.stream.support.Leaks;
import dev.monkeytown.stream.support.Playground;
import dev.monkeytown.stream.support.Stream;
import dev.monkeytown.stream.support.TestOwner;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A whole crowd loses its sockets at once and comes back, to the same instance and to one that knows none of the games. */
@ExtendWith({Leaks.class, Playground.class})
class ReconnectStormIT {

    private static final int SOCKETS = Integer.getInteger("crowd.sockets", 1_000);
    private static final int HERTZ = Integer.getInteger("crowd.hertz", 15);
    private static final int GAMES = 20;
    private static final int SEATS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void bringsEverybodyBackForOneReadOfEachGame() {
        AtomicInteger port = new AtomicInteger(Playground.stream().port());
        try (Games games = new Games(Playground.redis(), GAMES, SEATS);
                Stream other = Playground.another(Map.of());
                Herd herd = new Herd(port::get, Playground.tokens())) {
            List<Herd.Client> crowd = new ArrayList<>();
            for (int i = 0; i < SOCKETS; i++) {
                crowd.add(join(herd, games.owners.get(i % GAMES), i / GAMES + 1));
            }
            await("all are in", crowd, client -> client.tick >= 0);
            games.run(HERTZ, _ -> {});
            await("all play", crowd, client -> client.tick >= HERTZ);

            double[] before = reads(Playground.stream());
            System.out.printf("back at the same instance: %s%n", storm(crowd));
            double[] after = reads(Playground.stream());
            assertThat(after[0] - before[0])
                    .as("games read, of which it has all")
                    .isZero();
            System.out.printf("Redis asked for sessions %.0f times%n", after[1] - before[1]);
            assertThat(after[1] - before[1]).isBetween(1.0, SOCKETS / 2.0);

            port.set(other.port());
            System.out.printf("back at another instance: %s%n", storm(crowd));
            double[] there = reads(other);
            System.out.printf("Redis asked for games %.0f times, for sessions %.0f times%n", there[0], there[1]);
            assertThat(there[0]).as("games read, and asked for by who looks on").isBetween((double) GAMES, 3.0 * GAMES);
            assertThat(there[1]).isBetween(1.0, SOCKETS / 2.0);

            games.pause();
            await("all stand where their game stands", crowd, client -> client.tick == client.owner.tick());
            assertThat(crowd).allSatisfy(client -> assertThat(client.problem).isEmpty());
            assertThat(crowd.stream().limit(GAMES))
                    .allSatisfy(client -> assertThat(client.hash()).isEqualTo(client.owner.hash()));
        }
    }

    /** Everybody is cut off at once; how long each took until it had the first frame that came after. */
    private static String storm(List<Herd.Client> crowd) {
        List<Integer> ticks = crowd.stream().map(client -> client.tick).toList();
        int[] cutAt = crowd.stream().mapToInt(client -> client.owner.tick()).toArray();
        long beganNanos = System.nanoTime();
        crowd.forEach(Herd.Client::cut);
        List<Long> took = new ArrayList<>();
        boolean[] back = new boolean[crowd.size()];
        Awaitility.await("all are back")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    for (int i = 0; i < back.length; i++) {
                        if (!back[i] && crowd.get(i).tick > Math.max(cutAt[i], ticks.get(i)) + 1) {
                            back[i] = true;
                            took.add(System.nanoTime() - beganNanos);
                        }
                    }
                    return took.size() == back.length;
                });
        return Herd.percentiles(took);
    }

    private static Herd.Client join(Herd herd, TestOwner owner, int place) {
        Identity identity = Playground.person("P" + place);
        boolean hasSeat = place < SEATS;
        if (hasSeat) {
            owner.invite(identity, place);
        }
        return herd.join(owner, identity, !hasSeat, 0);
    }

    private static void await(String what, List<Herd.Client> crowd, Predicate<Herd.Client> reached) {
        Awaitility.await(what).atMost(PATIENCE).until(() -> crowd.stream().allMatch(reached));
    }

    /** How often Redis was asked for games, and for sessions. */
    private static double[] reads(Stream stream) {
        return new double[] {
            read(stream, "game") + read(stream, "game_there") + read(stream, "seats"), read(stream, "sessions")
        };
    }

    private static double read(Stream stream, String what) {
        return stream.bean(MeterRegistry.class)
                .get("event_stream_redis_reads")
                .tag("what", what)
                .counter()
                .count();
    }
}
