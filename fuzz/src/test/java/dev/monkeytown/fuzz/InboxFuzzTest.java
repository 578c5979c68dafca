package dev.monkeytown.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.bus.InboxCodec;
import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.simulation.bits.Decoded;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** What event-streams tell games. */
class InboxFuzzTest {

    static Stream<byte[]> samples() {
        PlayerId player = PlayerId.parse("9c1f0d3e-3f5d-4c51-9f3f-0e8f5d0a7b22").orElseThrow();
        return Stream.of(InboxCodec.encode(List.of(
                new InboxMessage.Arrive(1, player, "Ada"),
                new InboxMessage.Say(1, player, "hello"),
                new InboxMessage.Depart(1, player))));
    }

    @MethodSource("samples")
    @FuzzTest(maxDuration = "60s")
    void inbox(byte[] payload) {
        if (InboxCodec.decode(payload) instanceof Decoded.Value(var messages)) {
            assertThat(messages).hasSizeLessThanOrEqualTo(InboxCodec.MAX_BATCH);
        }
    }
}
