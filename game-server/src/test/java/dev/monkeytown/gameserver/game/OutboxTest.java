package dev.monkeytown.gameserver.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.game.Publication.Answer;
import dev.monkeytown.model.Limits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final long TICK = 16_666_667;

    private final FaultyBus bus = new FaultyBus();
    private final Outbox outbox = new Outbox(
            bus,
            (upTo, savepointTick, savepoint) -> new Recovery(
                    upTo,
                    savepointTick,
                    savepoint.map(Publication.Savepoint::keyframe),
                    List.of(),
                    List.of(),
                    Map.of()));
    private long nowNanos = 5;
    private int tick;

    @Test
    void sendsFramesAsTheyComeWithoutWaitingForAnswers() {
        bus.latencyTicks = 5;

        run(4);

        assertThat(bus.underWay).hasSize(4);
    }

    @Test
    void sendsNothingMoreAfterAFailureUntilTheOldestIsThrough() {
        run(3);
        bus.away = true;
        run(10);
        int attempts = bus.attempts;
        bus.away = false;

        run(1);
        assertThat(bus.attempts - attempts).isLessThanOrEqualTo(1);
        run(10);

        assertThat(bus.published).hasSize(24).isEqualTo(upTo(24));
    }

    @Test
    void triesTheOldestOnlyEveryFiftyMilliseconds() {
        bus.away = true;

        run(31);

        assertThat(bus.attempts).isBetween(9, 13);
    }

    @Test
    void saysWhenTheGameMustPause() {
        bus.away = true;
        run(Outbox.MAX_WAITING - 1);
        assertThat(outbox.full()).isFalse();

        run(1);

        assertThat(outbox.full()).isTrue();
    }

    @Test
    void stopsWhenAnotherOwnerHasTheGame() {
        run(3);
        bus.foreignEpoch = true;

        run(2);

        assertThat(outbox.fenced()).isTrue();
    }

    @Test
    void bringsTheGameBackToABusThatForgotIt() {
        run(10);
        bus.forget();

        run(10);

        assertThat(bus.restores).isEqualTo(1);
        assertThat(bus.published).isEqualTo(upTo(20));
        assertThat(outbox.takeRestored()).isTrue();
        assertThat(outbox.takeRestored()).isFalse();
    }

    @Test
    void doesNotBringAGameBackAfterStandingStillForLong() {
        run(10);
        bus.forget();
        nowNanos += Outbox.MAX_ABSENCE_NANOS + 1;

        run(10);

        assertThat(bus.restores).isZero();
        assertThat(outbox.fenced()).isTrue();
    }

    @Test
    void tellsABusThatForgotTheGameTheNewestSavepointThatWasPublished() {
        run(25);
        bus.forget();

        run(10);

        assertThat(bus.recoveries.getLast().tick()).isBetween(24, 26);
        assertThat(bus.recoveries.getLast().keyframeTick()).isEqualTo(20);
        assertThat(bus.recoveries.getLast().keyframe()).isPresent();
    }

    @Test
    void letsALaterOwnerRestoreFirstAfterStandingStill() {
        run(10);
        bus.forget();
        nowNanos += Outbox.ABSENCE_NANOS + 1;

        run(20);
        assertThat(bus.restores).isZero();

        run(20);
        assertThat(bus.restores).isEqualTo(1);
    }

    @Test
    void renewsTheLeaseThreeTimesInItsLife() {
        run(60);

        assertThat(bus.renewals).isBetween(9L, 11L);
    }

    @Test
    void renewsTheLeaseAsSoonAsAThirdOfItIsOver() {
        add();
        hearAnswers();
        nowNanos += Limits.LEASE.toNanos() / 3 - 1;
        add();
        hearAnswers();
        assertThat(bus.renewals).isEqualTo(1);

        nowNanos += 1;
        add();
        assertThat(bus.renewals).isEqualTo(2);
    }

    @Test
    void renewsWithEveryAttemptThatIsMadeAgain() {
        run(3);
        bus.away = true;
        run(7);
        long before = bus.renewals;

        run(6);

        assertThat(bus.renewals - before).isGreaterThanOrEqualTo(2);
    }

    @Test
    void knowsByItsOwnClockWhenTheLeaseIsOver() {
        run(3);
        bus.away = true;
        run(12);
        assertThat(outbox.leased(nowNanos)).isTrue();

        run(8);
        assertThat(outbox.leased(nowNanos)).isFalse();

        bus.away = false;
        run(8);
        assertThat(outbox.leased(nowNanos)).isTrue();
    }

    /** A frame that renews nothing says nothing about the lease, even when it is through. */
    @Test
    void countsTheLeaseFromItsLastRenewal() {
        long last = nowNanos + Limits.LEASE.toNanos() - 1;
        add();
        assertThat(outbox.leased(last)).isTrue();
        assertThat(outbox.leased(last + 1)).isFalse();

        for (int i = 0; i < 2; i++) {
            hearAnswers();
            nowNanos += TICK;
            add();
        }

        assertThat(bus.renewals).isOne();
        assertThat(outbox.leased(last)).isTrue();
        assertThat(outbox.leased(last + 1)).isFalse();
    }

    /** What is under way may still get through; a second one beside it could overtake the next frame. */
    @Test
    void triesTheOldestAgainOnlyWhenEveryAttemptHasItsAnswer() {
        bus.away = true;
        bus.latencyTicks = 10;
        int beforeTheFirstAnswer = bus.latencyTicks + 1;

        run(19);
        assertThat(bus.attempts).isEqualTo(beforeTheFirstAnswer);

        run(10);
        assertThat(bus.attempts).isEqualTo(beforeTheFirstAnswer + 1);
        assertThat(bus.underWay).hasSize(1);
    }

    @Test
    void triesTheOldestAgainAsSoonAsThePauseIsOver() {
        bus.away = true;
        add();
        hearAnswers();
        assertThat(bus.attempts).isEqualTo(2);

        nowNanos += Outbox.RETRY_NANOS - 1;
        hearAnswers();
        assertThat(bus.attempts).isEqualTo(2);

        nowNanos += 1;
        hearAnswers();
        assertThat(bus.attempts).isEqualTo(3);
    }

    @Test
    void bringsTheGameBackOnceAndWaitsForTheAnswer() {
        run(10);
        bus.forget();
        bus.latencyTicks = 20;

        run(60);

        assertThat(bus.restores).isEqualTo(1);
    }

    @Test
    void bringsAGameBackAfterStandingStillForAsLongAsItMay() {
        run(10);
        bus.forget();
        nowNanos += Outbox.MAX_ABSENCE_NANOS;

        run(40);

        assertThat(bus.restores).isEqualTo(1);
        assertThat(outbox.fenced()).isFalse();
    }

    @Test
    void bringsAGameBackAtOnceWhenNobodyElseCanHaveHadIt() {
        run(10);
        bus.forget();
        nowNanos += Outbox.ABSENCE_NANOS;

        run(1);

        assertThat(bus.restores).isEqualTo(1);
    }

    @Test
    void bringsAGameBackAsSoonAsALaterOwnerHasHadItsTurn() {
        run(10);
        bus.forget();
        nowNanos += Outbox.ABSENCE_NANOS + 1;
        outbox.settle(nowNanos);
        add();
        nowNanos += Outbox.RESTORE_GRACE_NANOS / 2;
        outbox.settle(nowNanos);
        nowNanos += Outbox.RESTORE_GRACE_NANOS / 2;
        hearAnswers();

        assertThat(bus.restores).isEqualTo(1);
    }

    /** After a pause of the process nothing waits: only the next frame can find out whose the game is. */
    @Test
    void asksWithTheNextFrameAfterStandingStill() {
        run(3);
        bus.deliver();
        outbox.settle(nowNanos);

        nowNanos += 10 * Outbox.ABSENCE_NANOS;
        outbox.settle(nowNanos);

        assertThat(outbox.leased(nowNanos)).isTrue();
    }

    @Test
    void publishesEveryFrameOnceAndInOrderHoweverTheWayFails() {
        for (int seed = 0; seed < 2_000; seed++) {
            OutboxTest run = survive(seed, 0);
            assertThat(run.bus.published).as("seed %d", seed).isEqualTo(upTo(run.tick));
        }
    }

    /** A frame whose answer was lost with the bus's memory is published again, with the same bytes; none is left out. */
    @Test
    void leavesNoFrameOutWhenTheBusForgets() {
        for (int seed = 0; seed < 2_000; seed++) {
            OutboxTest run = survive(seed, 0.02);
            assertThat(run.bus.published.stream().distinct().toList())
                    .as("seed %d", seed)
                    .isEqualTo(upTo(run.tick));
        }
    }

    private static OutboxTest survive(int seed, double forgets) {
        OutboxTest run = new OutboxTest();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            run.bus.away = random.nextInt(4) == 0;
            run.bus.losesAnswers = random.nextInt(4) == 0;
            run.bus.latencyTicks = random.nextInt(5);
            if (random.nextDouble() < forgets) {
                run.bus.forget();
            }
            run.run(1);
        }
        run.bus.heal();
        run.run(100);
        return run;
    }

    /** So many ticks of a game: settle, then one more frame unless it must pause. */
    private void run(int ticks) {
        for (int i = 0; i < ticks; i++) {
            bus.deliver();
            outbox.settle(nowNanos);
            if (!outbox.full()) {
                add();
            }
            nowNanos += TICK;
        }
        bus.deliver();
        if (bus.latencyTicks == 0) {
            outbox.settle(nowNanos);
        }
    }

    private void add() {
        tick++;
        boolean saves = tick % 10 == 0;
        Optional<Publication.Savepoint> savepoint =
                saves ? Optional.of(new Publication.Savepoint(new byte[0], List.of())) : Optional.empty();
        outbox.add(new Publication(tick, new byte[0], savepoint, false), nowNanos);
    }

    private void hearAnswers() {
        bus.deliver();
        outbox.settle(nowNanos);
    }

    private static List<Integer> upTo(int tick) {
        List<Integer> ticks = new ArrayList<>();
        for (int i = 1; i <= tick; i++) {
            ticks.add(i);
        }
        return ticks;
    }

    /** The publish script's rules, with a way to it that fails in all the ways a network can. */
    private static final class FaultyBus implements FramePublisher {

        private record Attempt(Publication publication, Answer answer, int[] ticksLeft) {}

        private final Deque<Attempt> underWay = new ArrayDeque<>();
        private final List<Integer> published = new ArrayList<>();
        private int lastTick;
        private boolean known = true;
        private boolean away;
        private boolean losesAnswers;
        private boolean foreignEpoch;
        private int latencyTicks;
        private int attempts;
        private int restores;
        private final List<Recovery> recoveries = new ArrayList<>();
        private long renewals;

        @Override
        public void send(Publication publication) {
            attempts++;
            renewals += publication.renews() ? 1 : 0;
            Answer answer = away ? Answer.FAILED : execute(publication.tick());
            Answer heard = losesAnswers ? Answer.FAILED : answer;
            underWay.add(new Attempt(publication, heard, new int[] {latencyTicks}));
        }

        @Override
        public void restore(Publication next, Recovery recovery) {
            restores++;
            recoveries.add(recovery);
            if (!away) {
                known = true;
                lastTick = next.tick() - 1;
            }
            underWay.add(new Attempt(next, Answer.FAILED, new int[] {latencyTicks}));
        }

        private Answer execute(int tick) {
            if (foreignEpoch) {
                return Answer.FENCED;
            }
            if (!known) {
                return Answer.LOST;
            }
            if (tick <= lastTick) {
                return Answer.DONE;
            }
            if (tick > lastTick + 1) {
                return Answer.GAP;
            }
            lastTick = tick;
            published.add(tick);
            return Answer.DONE;
        }

        /** Answers come in the order of the attempts, each after its latency. */
        void deliver() {
            underWay.forEach(attempt -> attempt.ticksLeft[0]--);
            while (!underWay.isEmpty() && underWay.getFirst().ticksLeft[0] < 0) {
                Attempt attempt = underWay.removeFirst();
                attempt.publication.answered(attempt.answer);
            }
        }

        void forget() {
            known = false;
            lastTick = 0;
        }

        void heal() {
            away = false;
            losesAnswers = false;
            latencyTicks = 0;
        }
    }
}
