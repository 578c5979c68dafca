package dev.monkeytown.gameserver.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.loop.FakeClock;
import dev.monkeytown.model.GameId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Servers that know of each other what was true a second ago. */
class RebalanceTest {

    private final FakeClock clock = new FakeClock();
    private final List<Server> servers = new ArrayList<>();
    private int moves;

    @Test
    void fillsAnEmptyServerUntilTheDifferenceIsSmallAndStops() {
        Server full = new Server("full", 20, 20);
        Server empty = new Server("empty", 0, 20);
        starting();

        beats(200);

        assertThat(full.games).hasSize(12);
        assertThat(empty.games).hasSize(8);
        assertThat(moves).isEqualTo(8);
    }

    @Test
    void movesNothingWhileItHasJustStarted() {
        new Server("full", 20, 20);
        new Server("empty", 0, 20);

        beats((int) Rebalance.STARTING.toSeconds());
        assertThat(moves).isZero();

        beats(1);
        assertThat(moves).isEqualTo(1);
    }

    @Test
    void movesAGameAsSoonAsItHasSeenTheDifferenceForLongEnough() {
        new Server("full", 20, 20);
        new Server("empty", 0, 20);
        starting();

        beats(Rebalance.STABLE_BEATS - 1);
        assertThat(moves).isZero();

        beats(1);
        assertThat(moves).isEqualTo(1);
    }

    @Test
    void leavesSmallDifferencesAlone() {
        new Server("full", 5, 20);
        new Server("empty", 0, 20);
        starting();

        beats(200);

        assertThat(moves).isZero();
    }

    @Test
    void movesAGameThatLeavesBothAsFull() {
        new Server("full", 2, 4);
        new Server("empty", 0, 4);
        starting();

        beats(200);

        assertThat(moves).isEqualTo(1);
    }

    @Test
    void movesNoGameThatWouldLeaveTheOtherFuller() {
        new Server("full", 2, 2);
        new Server("small", 0, 1);
        starting();

        beats(200);

        assertThat(moves).isZero();
    }

    @Test
    void movesNothingWhileItCannotTellItsCapacity() {
        new Server("unknown", 3, 0);
        new Server("empty", 0, 20);
        starting();

        beats(200);

        assertThat(moves).isZero();
    }

    @Test
    void movesOneGameInFiveSeconds() {
        new Server("full", 20, 20);
        new Server("empty", 0, 20);
        starting();

        beats((int) (4 * Rebalance.PAUSE.toSeconds()));

        assertThat(moves).isEqualTo(4);
    }

    @Test
    void waitsUntilTheDifferenceHasBeenSeenForAWhile() {
        Server full = new Server("full", 20, 20);
        Server other = new Server("other", 20, 20);
        starting();

        for (int i = 0; i < 100; i++) {
            other.games.clear();
            full.beat(List.of(new Heirs.Heir("other", 0, 20)));
            full.beat(List.of(new Heirs.Heir("other", 0, 20)));
            full.beat(List.of());
            clock.nanos += Duration.ofSeconds(1).toNanos();
        }

        assertThat(moves).isZero();
    }

    /** One place each: whoever has the game is full and the other empty, wherever it is. */
    @Test
    void sendsNoGameToAndFro() {
        new Server("one", 1, 1);
        new Server("other", 0, 1);
        starting();

        beats(200);

        assertThat(moves).isZero();
    }

    @Test
    void comesToRestWhateverTheServersAreLike() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            servers.clear();
            int games = 0;
            for (int i = 0; i < 2 + random.nextInt(4); i++) {
                int capacity = 1 + random.nextInt(60);
                int held = random.nextInt(capacity + 1);
                games += held;
                new Server("s" + i, held, capacity);
            }
            starting();
            beats(400);
            moves = 0;

            beats(100);

            assertThat(moves).as("moves after rest, seed %d", seed).isZero();
            assertThat(servers.stream().mapToInt(each -> each.games.size()).sum())
                    .isEqualTo(games);
        }
    }

    private void starting() {
        clock.nanos += Rebalance.STARTING.toNanos();
    }

    private void beats(int seconds) {
        for (int i = 0; i < seconds; i++) {
            List<Heirs.Heir> told = servers.stream()
                    .map(each -> new Heirs.Heir(each.name, each.games.size(), each.capacity))
                    .toList();
            servers.forEach(each -> each.beat(told));
            clock.nanos += Duration.ofSeconds(1).toNanos();
        }
    }

    private final class Server implements Estate, Inheritance, Mail {

        private final String name;
        private final int capacity;
        private final List<GameId> games = new ArrayList<>();
        private final Rebalance rebalance;
        private List<Heirs.Heir> others = List.of();
        private CompletableFuture<Boolean> leaving = new CompletableFuture<>();

        Server(String name, int games, int capacity) {
            this.name = name;
            this.capacity = capacity;
            for (int i = 0; i < games; i++) {
                this.games.add(GameId.random());
            }
            Handovers handovers = new Handovers(
                    this,
                    this,
                    () -> others,
                    this,
                    Runnable::run,
                    clock,
                    4,
                    UUID::randomUUID,
                    name,
                    new TakeoverMeters(new SimpleMeterRegistry()));
            rebalance = new Rebalance(this, handovers, clock);
            servers.add(this);
        }

        void beat(List<Heirs.Heir> all) {
            others = all.stream()
                    .filter(heir -> !heir.instance().equals(name) && heir.games() < heir.capacity())
                    .sorted(Comparator.comparingDouble(Heirs.Heir::fullness))
                    .toList();
            rebalance.beat();
        }

        @Override
        public void drain() {}

        @Override
        public List<GameId> running() {
            return List.copyOf(games);
        }

        @Override
        public int capacity() {
            return capacity;
        }

        @Override
        public Optional<CompletableFuture<Boolean>> bequeath(GameId game, String heir, UUID handover) {
            leaving = new CompletableFuture<>();
            return Optional.of(leaving);
        }

        @Override
        public boolean keep(GameId game, UUID handover) {
            return true;
        }

        @Override
        public void listen(Consumer<HandoverMessage> listener) {}

        /** The heir is asked, ready and named at once. */
        @Override
        public boolean send(String instance, HandoverMessage message) {
            Server heir = servers.stream()
                    .filter(each -> each.name.equals(instance))
                    .findFirst()
                    .orElseThrow();
            if (heir.games.size() == heir.capacity) {
                return false;
            }
            games.remove(message.game());
            heir.games.add(message.game());
            moves++;
            leaving.complete(true);
            return true;
        }

        @Override
        public void mark(GameId game, UUID handover) {}

        @Override
        public boolean prepare(GameId game, UUID handover) {
            throw new AssertionError("asked at once");
        }

        @Override
        public boolean inherit(GameId game) {
            throw new AssertionError("given at once");
        }

        @Override
        public void forget(GameId game, UUID handover) {
            throw new AssertionError("nothing was prepared");
        }
    }
}
