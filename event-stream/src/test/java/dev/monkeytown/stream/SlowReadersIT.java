package dev.monkeytown.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.stream.room.ReaderLimits;
import dev.monkeytown.stream.support.Games;
import dev.monkeytown.stream.support.Herd;
import dev.monkeytown.stream.support.Leaks;
import dev.monkeytown.stream.support.Playground;
import dev.monkeytown.stream.support.TestOwner;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A tenth of a crowd stops reading: nobody else notices, memory stays bounded, and afterwards they have the same game.
 * The test is small; {@code -Dcrowd.sockets=1000 -Dcrowd.hertz=60 -Dcrowd.stallSeconds=30} makes it the real thing.
 */
@ExtendWith({Leaks.class, Playground.class})
class SlowReadersIT {

    private static final int SOCKETS = Integer.getInteger("crowd.sockets", 1_000);
    private static final int HERTZ = Integer.getInteger("crowd.hertz", 15);
    private static final int STALL_SECONDS = Integer.getInteger("crowd.stallSeconds", 6);
    private static final int GAMES = 20;
    private static final int SLOW_RECEIVE_BYTES = 4 * 1024;

    /** What Netty counts for a waiting write besides its bytes, and a tick that finds room. */
    private static final int ONE_TICK_BYTES = 4 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void costNobodyElseAnythingAndComeBackToTheSameGame() throws InterruptedException {
        try (Games games = new Games(Playground.redis(), GAMES, 4);
                Herd herd = new Herd(() -> Playground.stream().port(), Playground.tokens())) {
            List<Herd.Client> quick = new ArrayList<>();
            List<Herd.Client> slow = new ArrayList<>();
            for (int i = 0; i < SOCKETS; i++) {
                boolean willStall = i % 10 == 0;
                TestOwner owner = games.owners.get(i / 10 % GAMES);
                (willStall ? slow : quick)
                        .add(herd.join(owner, Playground.person("P" + i), true, willStall ? SLOW_RECEIVE_BYTES : 0));
            }
            awaitAll("all are in", quick, slow, client -> client.tick >= 0);
            long memoryBefore = directMemory();
            games.run(HERTZ, owner -> owner.annotate(new Annotation.Chat(0, "x".repeat(600))));
            awaitAll("all play", quick, slow, client -> client.tick >= 2 * HERTZ);
            System.out.printf("before the stall, the others: %s%n", herd.latencyMs());

            slow.forEach(Herd.Client::stall);
            double worst = 0;
            double most = 0;
            long memory = 0;
            for (int i = 0; i < STALL_SECONDS * 10; i++) {
                Thread.sleep(100);
                worst = Math.max(worst, gauge("event_stream_backlog_worst_bytes"));
                most = Math.max(most, gauge("event_stream_backlog_bytes"));
                memory = Math.max(memory, directMemory());
            }
            System.out.printf("during the stall, the others: %s%n", herd.latencyMs());
            System.out.printf(
                    "%d stalled: worst backlog %.0f bytes, all %.0f bytes, direct memory %d -> %d bytes, dropped %.0f%n",
                    slow.size(), worst, most, memoryBefore, memory, dropped());

            List<Integer> resumedAt =
                    slow.stream().map(client -> client.owner.tick()).toList();
            slow.forEach(Herd.Client::read);
            Awaitility.await("the slow ones have caught up").atMost(PATIENCE).until(() -> {
                for (int i = 0; i < slow.size(); i++) {
                    if (slow.get(i).tick <= resumedAt.get(i) || slow.get(i).keyframes < 2) {
                        return false;
                    }
                }
                return true;
            });
            games.pause();
            awaitAll("all stand where their game stands", quick, slow, client -> client.tick == client.owner.tick());

            assertThat(quick).allSatisfy(client -> {
                assertThat(client.problem).isEmpty();
                assertThat(client.keyframes).isEqualTo(1);
                assertThat(client.closeCode).isZero();
            });
            assertThat(slow).allSatisfy(client -> {
                assertThat(client.problem).isEmpty();
                assertThat(client.hash()).isEqualTo(client.owner.hash());
            });
            assertThat(worst).isBetween(1.0, (double) ReaderLimits.DEFAULT.backlogBytes() + ONE_TICK_BYTES);
            assertThat(most).isLessThanOrEqualTo(slow.size() * worst);
            assertThat(memory - memoryBefore)
                    .as("bytes of direct memory for %d stalled sockets", slow.size())
                    .isLessThan((long) slow.size() * ReaderLimits.DEFAULT.backlogBytes() + 16 * 1024 * 1024);
            assertThat(dropped()).isPositive();
        }
    }

    private static void awaitAll(
            String what, List<Herd.Client> quick, List<Herd.Client> slow, Predicate<Herd.Client> reached) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .until(() -> quick.stream().allMatch(reached) && slow.stream().allMatch(reached));
    }

    private static double gauge(String name) {
        return Playground.stream().bean(MeterRegistry.class).get(name).gauge().value();
    }

    private static double dropped() {
        return Playground.stream().bean(MeterRegistry.class).find("event_stream_frames_dropped").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static long directMemory() {
        return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT)
                .metric()
                .usedDirectMemory();
    }
}
