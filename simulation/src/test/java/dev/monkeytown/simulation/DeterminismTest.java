package dev.monkeytown.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.simulation.bits.BitReader;
import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.GameLog;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import dev.monkeytown.simulation.rules.RuleSets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeterminismTest {

    /** One line a game: {@code seed digest-of-the-hashes-of-all-ticks final-hash}, committed. */
    private static final String COMMITTED = "/recorded-games.txt";

    @Test
    void playsTwentyRecordedGamesToTheCommittedHashes() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int seed = 1; seed <= RecordedGames.GAMES; seed++) {
            int[] hashes = RecordedGames.hashes(RecordedGames.record(seed));
            assertThat(hashes).hasSize(GameRules.standard().durationTicks());
            lines.add("%d %08x %08x".formatted(seed, RecordedGames.digest(hashes), hashes[hashes.length - 1]));
        }
        Files.write(Path.of("target/recorded-games.txt"), lines);
        try (var committed = DeterminismTest.class.getResourceAsStream(COMMITTED)) {
            assertThat(committed).as(COMMITTED).isNotNull();
            assertThat(lines)
                    .as("changed rules need new hashes (target/recorded-games.txt) and a word in the CHANGELOG")
                    .isEqualTo(new String(committed.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        }
    }

    @Test
    void keyframesInMidGameChangeNothing() {
        GameLog log = RecordedGames.record(3);
        Simulation straight = RuleSets.begin(log.setup()).orThrow();
        Simulation relayed = RuleSets.begin(log.setup()).orThrow();
        for (byte[] bytes : log.frames()) {
            Frame frame = FrameCodec.decode(bytes).orThrow();
            frame.applyTo(straight);
            frame.applyTo(relayed);
            if (frame.tick() % 97 == 0) {
                byte[] keyframe = KeyframeCodec.encode(9, relayed, List.of());
                relayed = KeyframeCodec.restore(KeyframeCodec.decode(keyframe).orThrow())
                        .orThrow();
            }
            assertThat(relayed.hash()).as("tick %d", frame.tick()).isEqualTo(straight.hash());
        }
    }

    @Test
    void copyingAndSteppingAgainEqualsStraightPlay() {
        GameLog log = RecordedGames.record(4);
        Simulation straight = RuleSets.begin(log.setup()).orThrow();
        Simulation copy = RuleSets.begin(log.setup()).orThrow();
        List<Frame> since = new ArrayList<>();
        for (byte[] bytes : log.frames()) {
            Frame frame = FrameCodec.decode(bytes).orThrow();
            if (frame.tick() % 120 == 1) {
                copy.copyFrom(straight);
                since.clear();
            }
            frame.applyTo(straight);
            since.add(frame);
            if (frame.tick() % 120 == 0) {
                since.forEach(each -> each.applyTo(copy));
                assertThat(copy.hash()).as("tick %d", frame.tick()).isEqualTo(straight.hash());
            }
        }
    }

    @Test
    void everyFieldOfTheStateIsInTheHashAndInTheKeyframe() {
        Simulation game = RuleSets.begin(RecordedGames.setup(5)).orThrow();
        Prng random = new Prng(77);
        for (int tick = 1; tick <= 900; tick++) {
            RecordedGames.commands(tick, game, random).forEach(game::apply);
            game.step();
        }
        BitWriter before = new BitWriter(1024);
        game.write(before);
        Simulation back = RuleSets.begin(RecordedGames.setup(5)).orThrow();
        assertThat(back.read(new BitReader(before.toBytes()))).isTrue();
        BitWriter after = new BitWriter(1024);
        back.write(after);
        assertThat(after.toBytes()).isEqualTo(before.toBytes());
        assertThat(back.hash()).isEqualTo(game.hash());
        game.apply(new Command.Input(0, game.lastSequence(0) + 1, 9, 3, 200, 0));
        assertThat(game.hash()).isNotEqualTo(back.hash());
    }
}
