package dev.monkeytown.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.GameLog;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A game that was recorded when its format was new, with the state it ended in: for each format a log and a keyframe of its
 * own, so that no change can pass for no change. Other than the games that are recorded for each test, it is played from
 * bytes that nobody writes any more.
 */
class FormatTest {

    private static final Path OUTPUT = Path.of("target", "formats");
    private static final int SECONDS = 60;
    private static final int SEATS = 8;
    private static final String ADVICE =
            "a step, a rule or the bytes of a state changed: raise SimulationLimits.FORMAT, commit"
                    + " what is now in simulation/target/formats beside the older ones, and say so in the CHANGELOG";

    @Test
    void playsTheRecordedGameOfItsFormatToTheSameBytes() throws IOException {
        record(); // to be committed if the format is a new one
        byte[] end = committed("keyframe");

        Decoded<Simulation> played = GameLog.decode(committed("log")).orThrow().play();

        assertThat(played).as(ADVICE).isInstanceOf(Decoded.Value.class);
        assertThat(KeyframeCodec.encode(1, played.orThrow(), List.of()))
                .as(ADVICE)
                .isEqualTo(end);
        assertThat(KeyframeCodec.restore(KeyframeCodec.decode(end).orThrow())
                        .orThrow()
                        .hash())
                .as(ADVICE)
                .isEqualTo(played.orThrow().hash());
    }

    private static void record() throws IOException {
        GameLog log = RecordedGames.record(
                new GameSetup("banana-brawl", GameRules.standard().lasting(SECONDS), SEATS, 40));
        Files.createDirectories(OUTPUT);
        Files.write(OUTPUT.resolve(SimulationLimits.FORMAT + ".log"), log.encode());
        Files.write(
                OUTPUT.resolve(SimulationLimits.FORMAT + ".keyframe"),
                KeyframeCodec.encode(1, log.play().orThrow(), List.of()));
    }

    private static byte[] committed(String kind) throws IOException {
        String name = "/formats/" + SimulationLimits.FORMAT + "." + kind;
        try (InputStream in = FormatTest.class.getResourceAsStream(name)) {
            assertThat(in)
                    .as("src/test/resources%s; see simulation/target/formats", name)
                    .isNotNull();
            return in.readAllBytes();
        }
    }
}
