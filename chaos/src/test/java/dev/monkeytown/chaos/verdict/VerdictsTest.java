package dev.monkeytown.chaos.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.chaos.fault.Sampling;
import dev.monkeytown.chaos.witness.Ack;
import dev.monkeytown.chaos.witness.Drop;
import dev.monkeytown.chaos.witness.Sight;
import dev.monkeytown.chaos.witness.Sight.Kind;
import dev.monkeytown.chaos.witness.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Times are milliseconds here; the injury is at 1000, and everybody has played again at 3000. */
class VerdictsTest {
    private static final long MS = 1_000_000;
    private static final Window WHOLE = Window.whole(1000 * MS, 3000 * MS);

    @Test
    void measuresThePauseAcrossTheInjury() {
        Seen client = new Seen(0, "a").frames(1, 500, 990, 10).frames(51, 1330, 3500, 10);

        TrialVerdict verdict = judge(WHOLE, client);

        assertThat(verdict.pausesMs()).containsExactly(340.0);
        assertThat(verdict.longestMs()).isEqualTo(340);
        assertThat(verdict.beforeMs()).isEqualTo(10);
        assertThat(verdict.missing()).isZero();
        assertThat(verdict.lostGames()).isZero();
    }

    @Test
    void takesTheMedianClientOfAGameAndTheLongestOfAll() {
        Seen quick = new Seen(0, "a").frames(1, 500, 990, 10).frames(51, 1100, 3500, 10);
        Seen usual = new Seen(1, "a").frames(1, 500, 990, 10).frames(51, 1200, 3500, 10);
        Seen slow = new Seen(2, "a").frames(1, 500, 990, 10).frames(51, 1900, 3500, 10);

        TrialVerdict verdict = judge(WHOLE, quick, usual, slow);

        assertThat(verdict.pausesMs()).containsExactly(210.0);
        assertThat(verdict.longestMs()).isEqualTo(910);
    }

    @Test
    void countsOnlyWhatLiesAfterTheReturnIfAsked() {
        Seen client = new Seen(0, "a").frames(1, 500, 1250, 10).frames(76, 2300, 3500, 10);

        TrialVerdict verdict = judge(new Window(1000 * MS, 3000 * MS, 2000 * MS), client);

        assertThat(verdict.pausesMs()).containsExactly(300.0);
    }

    @Test
    void countsAPauseThatDoesNotEndUpToTheEndAndTheGameAsLost() {
        Seen client = new Seen(0, "a").frames(1, 500, 1000, 10);

        TrialVerdict verdict = judge(WHOLE, client);

        assertThat(verdict.pausesMs()).containsExactly(2000.0);
        assertThat(verdict.lostGames()).isEqualTo(1);
    }

    @Test
    void missesNothingOfAGameThatIsOver() {
        Seen client = new Seen(0, "a").frames(1, 500, 1500, 10).finished();

        TrialVerdict verdict = judge(WHOLE, client);

        assertThat(verdict.pausesMs()).containsExactly(10.0);
        assertThat(verdict.lostGames()).isZero();
    }

    @Test
    void leavesOtherGamesOut() {
        Seen other = new Seen(0, "b").frames(1, 500, 990, 10).frames(51, 2900, 3500, 10);

        TrialVerdict verdict = judge(WHOLE, other);

        assertThat(verdict.pausesMs()).isEmpty();
        assertThat(verdict.longestMs()).isZero();
    }

    @Test
    void missesTicksThatNobodyGot() {
        Seen reloaded = new Seen(0, "a").frames(1, 500, 990, 10).state(60, 1400).frames(61, 1410, 3500, 10);
        Seen other = new Seen(1, "a").frames(1, 500, 1000, 10).frames(53, 1400, 3500, 10);

        assertThat(judge(WHOLE, reloaded).missing()).isEqualTo(9);
        assertThat(judge(WHOLE, reloaded, other).missing()).isEqualTo(1);
    }

    @Test
    void missesTicksThatAClientFoundMissing() {
        Seen client = new Seen(0, "a").frames(1, 500, 990, 10).stray(53, 1010).frames(51, 1020, 3500, 10);

        assertThat(judge(WHOLE, client).missing()).isEqualTo(2);
    }

    @Test
    void seesATickThatComesTwice() {
        Seen client = new Seen(0, "a").frames(1, 500, 990, 10).stray(50, 1010).frames(51, 1020, 3500, 10);

        assertThat(judge(WHOLE, client).doubled()).isEqualTo(1);
    }

    @Test
    void seesTicksThatWerePlayedUnderTwoEpochs() {
        Seen old = new Seen(0, "a").frames(1, 500, 1000, 10);
        Seen other = new Seen(1, "a").epoch(2).frames(50, 1400, 3500, 10);

        assertThat(judge(WHOLE, old, other).doubled()).isEqualTo(2);
    }

    @Test
    void allowsAnOlderStateOfTheSameEpoch() {
        Seen client = new Seen(0, "a").frames(1, 500, 990, 10).state(40, 1100).frames(41, 1110, 3500, 10);

        assertThat(judge(WHOLE, client).doubled()).isZero();
    }

    @Test
    void countsAcknowledgedInputsThatALaterOwnerDoesNotHave() {
        Seen client = new Seen(0, "a")
                .frames(1, 500, 990, 10)
                .ack(49)
                .ack(50)
                .state(49, 1300)
                .epoch(2)
                .frames(50, 1310, 3500, 10);

        assertThat(judge(WHOLE, client).lost()).isEqualTo(1);
    }

    @Test
    void tellsWhoWentOnFromWhoGotANewState() {
        Seen stayed = new Seen(0, "a").frames(1, 500, 3500, 10);
        Seen resumed = new Seen(1, "a").frames(1, 500, 990, 10).drop(1000, 1006).frames(51, 1500, 3500, 10);
        Seen reloaded = new Seen(2, "a")
                .frames(1, 500, 990, 10)
                .drop(1000, 4001)
                .state(140, 1900)
                .frames(141, 1910, 3500, 10);

        TrialVerdict verdict =
                Verdicts.judge(trial(Sampling.DROPPED_CLIENTS, WHOLE), tracks(stayed, resumed, reloaded));

        assertThat(verdict.pausesMs()).containsExactly(510.0, 910.0);
        assertThat(verdict.dropped()).isEqualTo(2);
        assertThat(verdict.resumed()).isEqualTo(1);
        assertThat(verdict.reloaded()).isEqualTo(1);
        assertThat(verdict.untold()).isEqualTo(1);
    }

    private static TrialVerdict judge(Window window, Seen... clients) {
        return Verdicts.judge(trial(Sampling.GAMES_OF_THE_VICTIM, window), tracks(clients));
    }

    private static Trial trial(Sampling sampling, Window window) {
        return new Trial(1, "something happened", sampling, window, Set.of("a"));
    }

    private static List<Track> tracks(Seen... clients) {
        return List.of(clients).stream().map(Seen::track).toList();
    }

    /** What a client saw, told in its order. */
    private static final class Seen {
        private final int client;
        private final String game;
        private final List<Sight> sights = new ArrayList<>();
        private final List<Ack> acks = new ArrayList<>();
        private final List<Drop> drops = new ArrayList<>();
        private long epoch = 1;
        private boolean finished;

        Seen(int client, String game) {
            this.client = client;
            this.game = game;
        }

        Seen epoch(long next) {
            epoch = next;
            return this;
        }

        /** One frame after the other from this tick on, the last not after {@code untilMs}. */
        Seen frames(int tick, long fromMs, long untilMs, long everyMs) {
            int next = tick;
            for (long ms = fromMs; ms <= untilMs; ms += everyMs) {
                sights.add(new Sight(Kind.FRAME, ms * MS, epoch, next++));
            }
            return this;
        }

        Seen state(int tick, long ms) {
            sights.add(new Sight(Kind.KEYFRAME, ms * MS, epoch, tick));
            return this;
        }

        Seen stray(int tick, long ms) {
            sights.add(new Sight(Kind.STRAY, ms * MS, epoch, tick));
            return this;
        }

        Seen ack(int tick) {
            acks.add(new Ack(epoch, tick, tick));
            return this;
        }

        Seen drop(long ms, int code) {
            drops.add(new Drop(ms * MS, code));
            return this;
        }

        Seen finished() {
            finished = true;
            return this;
        }

        Track track() {
            return new Track(client, game, sights, acks, drops, finished);
        }
    }
}
