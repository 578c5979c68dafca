package dev.monkeytown.swarm.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.simulation.agent.Intent;
import dev.monkeytown.simulation.codec.InputCodec;
import dev.monkeytown.swarm.player.PendingInputs.Acknowledged;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingInputsTest {
    private final PendingInputs pending = new PendingInputs();

    @Test
    void repeatsWhatIsNotAcknowledged() {
        pending.startAfter(65_534);
        pending.add(100, walk(1), 11);
        pending.add(106, walk(2), 12);
        pending.add(112, walk(3), 13);

        List<Acknowledged> done = pending.acknowledge(0);

        assertThat(done).containsExactly(new Acknowledged(106, 12));
        assertThat(sequences()).containsExactly(1);
        assertThat(pending.acknowledge(0)).isEmpty();
    }

    @Test
    void keepsTwelveAndSaysHowManyItForgot() {
        pending.startAfter(0);
        int displaced = 0;
        for (int i = 0; i < 15; i++) {
            displaced += pending.add(i, walk(i), i);
        }

        assertThat(displaced).isEqualTo(3);
        assertThat(sequences()).hasSize(12).startsWith(4).endsWith(15);
        assertThat(pending.startAfter(40)).isEqualTo(12);
        assertThat(pending.isEmpty()).isTrue();
    }

    @Test
    void goesOnAfterASequenceThatSomebodyElseUsed() {
        pending.startAfter(5);
        pending.acknowledge(9);

        pending.add(1, walk(1), 1);

        assertThat(sequences()).containsExactly(10);
    }

    @Test
    void doesNotTimeWhatWasInterrupted() {
        pending.startAfter(0);
        pending.add(50, walk(1), 1);

        pending.interrupted();

        assertThat(pending.acknowledge(1)).containsExactly(new Acknowledged(50, PendingInputs.UNTIMED));
    }

    private List<Integer> sequences() {
        return InputCodec.decode(0, pending.message()).orThrow().stream()
                .map(timed -> timed.input().sequence())
                .toList();
    }

    private static Intent walk(int angle) {
        return new Intent(angle, 7, angle, 0);
    }
}
