package dev.monkeytown.stream.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.simulation.Annotation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeatingTest {

    private static final PlayerId ADA = PlayerId.random();

    private final List<InboxMessage> told = new ArrayList<>();
    private final List<Integer> unheard = new ArrayList<>();
    private final Roster roster = new Roster();
    private final Seating seating = new Seating(told::add, unheard::add);
    private long nowNanos = -5;

    @Test
    void repeatsAnArrivalUntilTheLogShowsIt() {
        seating.present(3, ADA, "Ada", roster, nowNanos);
        beats(11);
        assertThat(told).hasSize(3).containsOnly(new InboxMessage.Arrive(3, ADA, "Ada"));

        seated(false);
        beats(50);
        assertThat(told).hasSize(3);
        assertThat(unheard).isEmpty();
    }

    @Test
    void tellsAnArrivalOnceEvenIfTheLogShowsItAlready() {
        seated(false);
        seating.present(3, ADA, "Ada", roster, nowNanos);
        beats(50);

        assertThat(told).containsExactly(new InboxMessage.Arrive(3, ADA, "Ada"));
    }

    /** The roster agrees already: it is the one before who was told. */
    @Test
    void tellsANewOwnerWhoIsHere() {
        seating.present(3, ADA, "Ada", roster, nowNanos);
        seated(false);
        beats(20);
        told.clear();

        seating.anew(roster, nowNanos);
        assertThat(told).as("at once").hasSize(1);
        beats(20);

        assertThat(told).containsExactly(new InboxMessage.Arrive(3, ADA, "Ada"));
    }

    @Test
    void announcesAPlayerAgainWhomALateReportOfLossHasUnseated() {
        seating.present(3, ADA, "Ada", roster, nowNanos);
        seated(false);
        beats(20);
        seated(true);
        beats(1);

        assertThat(told).hasSize(2).containsOnly(new InboxMessage.Arrive(3, ADA, "Ada"));
    }

    @Test
    void givesUpOnAGameThatGoesOnWithoutAnswering() {
        seating.present(3, ADA, "Ada", roster, nowNanos);
        for (int i = 0; i < 100; i++) {
            seating.frame();
            beats(1);
        }

        assertThat(told).hasSize(Seating.MAX_TRIES);
        assertThat(unheard).containsExactly(3);
    }

    /** Redis or the owner is away: the newcomer waits with everybody else. */
    @Test
    void keepsAskingAGameThatStandsStill() {
        seating.present(3, ADA, "Ada", roster, nowNanos);
        beats(500);
        assertThat(unheard).isEmpty();
        assertThat(told).hasSizeGreaterThan(Seating.MAX_TRIES);

        seating.frame();
        seated(false);
        beats(50);
        assertThat(unheard).isEmpty();
        assertThat(seating.settled()).isTrue();
    }

    @Test
    void countsOnlyTriesThatAGameCouldHaveHeard() {
        seating.present(3, ADA, "Ada", roster, nowNanos);
        for (int outage = 0; outage < Seating.MAX_TRIES; outage++) {
            assertThat(unheard).isEmpty();
            seating.frame();
            beats(50);
        }

        assertThat(unheard).containsExactly(3);
    }

    @Test
    void saysNothingMoreWhenTheGameIsOver() {
        seated(false);
        seating.absent(3, ADA, roster, nowNanos);
        told.clear();

        seating.forgetAll();
        beats(50);

        assertThat(told).isEmpty();
        assertThat(seating.settled()).isTrue();
    }

    @Test
    void repeatsADepartureUntilAnAgentActs() {
        seated(false);
        seating.absent(3, ADA, roster, nowNanos);
        beats(6);
        assertThat(told).hasSize(2).containsOnly(new InboxMessage.Depart(3, ADA));
        assertThat(seating.settled()).isFalse();

        seated(true);
        beats(50);
        assertThat(told).hasSize(2);
        assertThat(seating.settled()).isTrue();
    }

    @Test
    void letsAReturnOverrideADeparture() {
        seated(false);
        seating.absent(3, ADA, roster, nowNanos);
        seating.present(3, ADA, "Ada", roster, nowNanos);
        beats(20);

        assertThat(told).containsExactly(new InboxMessage.Depart(3, ADA), new InboxMessage.Arrive(3, ADA, "Ada"));
    }

    @Test
    void givesASeatBack() {
        seated(false);
        seating.gone(3, ADA, roster, nowNanos);

        assertThat(told).containsExactly(new InboxMessage.Quit(3, ADA));
    }

    private void seated(boolean agent) {
        roster.reset(List.of(new Annotation.Seated(3, ADA.toString(), "Ada", agent, "human")));
    }

    private void beats(int count) {
        for (int i = 0; i < count; i++) {
            nowNanos += Seating.AGAIN_NANOS / 5;
            seating.beat(roster, nowNanos);
        }
    }
}
