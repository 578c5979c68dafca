package dev.monkeytown.chaos.arena;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.chaos.witness.Ack;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.GameLog;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ArchiveTest {
    private static final GameSetup SETUP = new GameSetup("banana-brawl", GameRules.standard(), 4, 42);

    @Test
    void missesInputsThatAreNotInTheFrameThatAcknowledgedThem() {
        GameLog log = new GameLog(SETUP, List.of(frame(1, 7), frame(2, 8)));

        assertThat(Archive.absent(log, List.of(new Ack(1, 1, 7), new Ack(1, 2, 8))))
                .isZero();
        assertThat(Archive.absent(log, List.of(new Ack(1, 1, 8), new Ack(1, 2, 8), new Ack(1, 3, 9))))
                .isEqualTo(2);
    }

    private static byte[] frame(int tick, int sequence) {
        List<Command> commands = List.of(new Command.Input(0, sequence, 0, 7, 0, 0));
        return FrameCodec.encode(new Frame(1, tick, commands, List.of(), OptionalInt.empty()), new BitWriter(64));
    }
}
