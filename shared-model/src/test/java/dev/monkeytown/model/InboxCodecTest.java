package dev.monkeytown.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.bus.InboxCodec;
import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.InputCodec;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InboxCodecTest {

    private static final PlayerId PLAYER = PlayerId.of("0b9f8f5e-4f0e-4f36-9a54-3c7d0f7a1d11");

    private static final List<InboxMessage> SAMPLES = List.of(
            new InboxMessage.Inputs(3, PLAYER, List.of(new InputCodec.Timed(5, new Command.Input(3, 1, 2, 7, 4, 1)))),
            new InboxMessage.Arrive(15, PLAYER, "Ännchen"),
            new InboxMessage.Depart(0, PLAYER),
            new InboxMessage.Quit(1, PLAYER),
            new InboxMessage.Say(2, PLAYER, "hello"),
            new InboxMessage.Mark(PLAYER.value()));

    @Test
    void hasASampleOfEveryMessageAndBringsThemBack() {
        assertThat(SAMPLES.stream().map(Object::getClass))
                .containsExactlyInAnyOrder(InboxMessage.class.getPermittedSubclasses());
        assertThat(InboxCodec.decode(InboxCodec.encode(SAMPLES))).isEqualTo(new Decoded.Value<>(SAMPLES));
    }

    @Test
    void refusesOrReadsWhateverArrives() {
        Random random = new Random(9);
        byte[] real = InboxCodec.encode(SAMPLES);
        int values = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = Arrays.copyOf(real, random.nextInt(10) == 0 ? random.nextInt(real.length) : real.length);
            for (int n = random.nextInt(3); n >= 0 && bytes.length > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            values += InboxCodec.decode(bytes) instanceof Decoded.Value ? 1 : 0;
        }
        assertThat(values).isPositive();
    }
}
