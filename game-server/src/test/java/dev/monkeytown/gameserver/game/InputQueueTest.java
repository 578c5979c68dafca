package dev.monkeytown.gameserver.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.game.InputQueue.Offer;
import dev.monkeytown.model.Limits;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.codec.InputCodec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputQueueTest {

    private final InputQueue queue = new InputQueue();

    /** What a tick applied: sequence and lateness. */
    private record Applied(int sequence, int lateTicks) {}

    @Test
    void appliesAnInputInTheTickItWasMeantFor() {
        offer(1, 15, 10);

        assertThat(due(14)).isEmpty();
        assertThat(due(15)).containsExactly(new Applied(1, 0));
        assertThat(due(16)).isEmpty();
    }

    @Test
    void appliesALateInputInTheNextTickAndSaysHowLate() {
        offer(1, 7, 10);

        assertThat(due(10)).containsExactly(new Applied(1, 3));
    }

    @Test
    void ignoresWhatWasQueuedOrAppliedBefore() {
        assertThat(offer(5, 10, 10)).isEqualTo(Offer.QUEUED);
        assertThat(offer(5, 10, 10)).isEqualTo(Offer.REPEATED);
        assertThat(offer(4, 10, 10)).isEqualTo(Offer.REPEATED);
        due(10);

        assertThat(offer(5, 11, 11)).isEqualTo(Offer.REPEATED);
        assertThat(offer(6, 11, 11)).isEqualTo(Offer.QUEUED);
    }

    @Test
    void goesOnAfterTheSequenceHasWrapped() {
        queue.restart(65_535);

        assertThat(offer(0, 10, 10)).isEqualTo(Offer.QUEUED);
        assertThat(offer(65_535, 10, 10)).isEqualTo(Offer.REPEATED);
    }

    @Test
    void takesOnlySoManyInOneTickAndKeepsTheRest() {
        for (int sequence = 1; sequence <= 5; sequence++) {
            offer(sequence, 10, 10);
        }

        assertThat(due(10)).extracting(Applied::sequence).containsExactly(1, 2, 3);
        assertThat(due(11)).containsExactly(new Applied(4, 1), new Applied(5, 1));
        assertThat(Limits.MAX_INPUTS_PER_TICK).isEqualTo(3);
    }

    @Test
    void dropsTheOldestWhenTooManyWait() {
        for (int sequence = 1; sequence <= Limits.MAX_WAITING_INPUTS; sequence++) {
            assertThat(offer(sequence, 10, 10)).isEqualTo(Offer.QUEUED);
        }

        assertThat(offer(Limits.MAX_WAITING_INPUTS + 1, 10, 10)).isEqualTo(Offer.OLDEST_DROPPED);
        assertThat(due(10)).extracting(Applied::sequence).startsWith(2);
    }

    @Test
    void treatsAnInputMeantForTheFarFutureAsMeantForALittleLater() {
        offer(1, 1_000_000, 10);

        assertThat(due(10 + Limits.MAX_INPUT_LEAD_TICKS - 1)).isEmpty();
        assertThat(due(10 + Limits.MAX_INPUT_LEAD_TICKS)).containsExactly(new Applied(1, 0));
    }

    private Offer offer(int sequence, int targetTick, int nextTick) {
        Command.Input input = new Command.Input(0, sequence, 0, 7, 0, 0);
        return queue.offer(new InputCodec.Timed(targetTick, input), nextTick, 0);
    }

    private List<Applied> due(int tick) {
        List<Applied> applied = new ArrayList<>();
        queue.takeDue(tick, due -> applied.add(new Applied(due.input().sequence(), due.lateTicks(tick))));
        return applied;
    }
}
