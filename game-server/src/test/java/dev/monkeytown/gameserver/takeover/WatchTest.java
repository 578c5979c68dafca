package dev.monkeytown.gameserver.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.game.Claimed;
import dev.monkeytown.gameserver.loop.FakeClock;
import dev.monkeytown.model.GameId;
import io.lettuce.core.RedisCommandTimeoutException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchTest {

    private final FakeClock clock = new FakeClock();
    private final Leases leases = new Leases();
    private final Host host = new Host();
    private final GameId game = GameId.random();
    private List<String> others = List.of();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TakeoverMeters meters = new TakeoverMeters(registry);
    private Executor background = Runnable::run;
    private final Watch watch = watch();

    private Watch watch() {
        return new Watch(leases, host, () -> others, each -> background.execute(each), clock, "me", meters);
    }

    @BeforeEach
    void hasLookedForAWhile() {
        watch.look();
        clock.nanos += Watch.STEADY.toNanos();
    }

    /** Redis may have come back just before, with leases of a second ago whose owners live. */
    @Test
    void claimsNothingBeforeItHasLookedForAWhile() {
        Watch young = watch();
        leases.found = List.of(new Orphan(game, 5_000, "owner"));
        assertThat(young.steady()).isFalse();

        young.look();
        clock.nanos += Watch.STEADY.toNanos() - 1;
        young.look();
        assertThat(host.claimed).isEmpty();
        assertThat(young.steady()).isFalse();

        clock.nanos += 1;
        young.look();
        assertThat(host.claimed).containsExactly(game);
        assertThat(young.steady()).isTrue();
    }

    @Test
    void claimsAtOnceWhatNobodyElseCould() {
        leases.found = List.of(new Orphan(game, 0, "owner"));

        watch.look();

        assertThat(host.claimed).containsExactly(game);
    }

    @Test
    void leavesAGameToThoseWhoseTurnIsEarlier() {
        others = List.of("x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8");
        int rank = Ranks.of(game, "me", others);
        long turn = rank * Watch.RANK_STEP.toMillis();
        leases.found = List.of(new Orphan(game, turn - 1, "owner"));

        watch.look();
        assertThat(host.claimed).isEmpty();

        leases.found = List.of(new Orphan(game, turn, "owner"));
        watch.look();
        assertThat(host.claimed).containsExactly(game);
    }

    @Test
    void doesNotWaitForTheTurnOfAServerThatHasLostAGame() {
        others = List.of("dead");
        GameId second = firstIs("dead");
        leases.found = List.of(new Orphan(second, 0, "dead"));

        watch.look();

        assertThat(host.claimed).containsExactly(second);
    }

    private static GameId firstIs(String instance) {
        GameId id = GameId.random();
        while (Ranks.of(id, "me", List.of(instance)) == 0) {
            id = GameId.random();
        }
        return id;
    }

    @Test
    void doesNotTakeWhatRunsHere() {
        host.hosted.add(game);
        leases.found = List.of(new Orphan(game, 5_000, "owner"));

        watch.look();

        assertThat(host.claimed).isEmpty();
    }

    @Test
    void takesAGameAboveTheCapacityOnlyWhenNobodyElseDid() {
        host.room = false;
        leases.found = List.of(new Orphan(game, Watch.URGENT.toMillis() - 1, "owner"));
        watch.look();
        assertThat(host.claimed).isEmpty();

        leases.found = List.of(new Orphan(game, Watch.URGENT.toMillis(), "owner"));
        watch.look();
        assertThat(host.claimed).containsExactly(game);
    }

    /** After a restart Redis may have the leases of a second ago, whose owners live. */
    @Test
    void waitsAfterALookThatFailedUntilOwnersHaveHadTheirSay() {
        leases.fails = true;
        watch.look();
        leases.fails = false;
        leases.found = List.of(new Orphan(game, 5_000, "owner"));
        watch.look();

        clock.nanos += Watch.STEADY.toNanos() - 1;
        watch.look();
        assertThat(host.claimed).isEmpty();
        assertThat(watch.steady()).isFalse();

        clock.nanos += 1;
        watch.look();
        assertThat(host.claimed).containsExactly(game);
        assertThat(watch.steady()).isTrue();
    }

    @Test
    void throwsALateAnswerAway() {
        leases.found = List.of(new Orphan(game, 5_000, "owner"));
        leases.takesNanos = Watch.PROMPT.toNanos() + 1;
        watch.look();
        assertThat(host.claimed).isEmpty();

        leases.takesNanos = Watch.PROMPT.toNanos();
        watch.look();
        assertThat(host.claimed).containsExactly(game);
    }

    /** The others are left to servers that have less to do, or to the next look. */
    @Test
    void claimsOnlySoManyGamesAtOnceAndEachOnce() {
        List<Runnable> claims = new ArrayList<>();
        background = claims::add;
        leases.found = Stream.generate(() -> new Orphan(GameId.random(), 5_000, "owner"))
                .limit(Watch.MOST_AT_ONCE + 4)
                .toList();

        watch.look();
        watch.look();
        assertThat(claims).hasSize(Watch.MOST_AT_ONCE);

        List.copyOf(claims).forEach(Runnable::run);
        assertThat(host.claimed).hasSize(Watch.MOST_AT_ONCE).doesNotHaveDuplicates();
        host.hosted.addAll(host.claimed);
        claims.clear();
        watch.look();
        assertThat(claims).hasSize(4);
    }

    @Test
    void tellsOperatorsHowManyGamesHaveNoOwner() {
        others = List.of("other");
        leases.found = List.of(new Orphan(firstIs("other"), 0, "owner"), new Orphan(firstIs("other"), 0, "owner"));

        watch.look();

        assertThat(registry.get("games_orphaned").gauge().value()).isEqualTo(2);
    }

    /** A claim that throws ends with its game free again. */
    @Test
    void claimsAgainWhatAFailureKeptItFromTaking() {
        host.bug = true;
        leases.found = List.of(new Orphan(game, 5_000, "owner"));
        watch.look();
        host.bug = false;
        clock.nanos += Watch.STEADY.toNanos();
        watch.look();
        clock.nanos += Watch.STEADY.toNanos();
        watch.look();

        assertThat(host.claimed).containsExactly(game);
    }

    @Test
    void leavesToOthersForAWhileWhatItClaimedInVain() {
        host.inVain = true;
        leases.found = List.of(new Orphan(game, 5_000, "owner"));
        watch.look();
        watch.look();
        assertThat(host.claimed).containsExactly(game);

        clock.nanos += Watch.LEFT_TO_OTHERS.toNanos() - 1;
        watch.look();
        assertThat(host.claimed).containsExactly(game);

        clock.nanos += 1;
        watch.look();
        assertThat(host.claimed).containsExactly(game, game);
    }

    /** Whatever a look meets, the next one is made: a watch that ended silently would be missed only with the next death. */
    @Test
    void goesOnAfterWhateverALookMeets() {
        leases.found = List.of(new Orphan(game, 5_000, "owner"));
        leases.bug = true;
        watch.look();

        leases.bug = false;
        watch.look();
        clock.nanos += Watch.STEADY.toNanos();
        watch.look();

        assertThat(host.claimed).containsExactly(game);
    }

    private final class Leases implements Orphans {

        private List<Orphan> found = List.of();
        private boolean fails;
        private boolean bug;
        private long takesNanos;

        @Override
        public List<Orphan> expired(int most) {
            clock.nanos += takesNanos;
            if (fails) {
                throw new RedisCommandTimeoutException("as told");
            }
            if (bug) {
                throw new IllegalStateException("as told");
            }
            return found;
        }

        @Override
        public Optional<Claimed> takeOver(GameId id) {
            throw new AssertionError("the host claims");
        }
    }

    private static final class Host implements Adoption {

        private final Set<GameId> hosted = new HashSet<>();
        private final List<GameId> claimed = new ArrayList<>();
        private boolean room = true;
        private boolean inVain;
        private boolean bug;

        @Override
        public boolean hosts(GameId id) {
            return hosted.contains(id);
        }

        @Override
        public boolean takePlace(boolean urgent) {
            return room || urgent;
        }

        @Override
        public boolean takeOver(GameId id) {
            if (bug) {
                throw new IllegalStateException("as told");
            }
            claimed.add(id);
            return !inVain;
        }
    }
}
