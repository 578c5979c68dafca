package dev.monkeytown.simulation.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Keyframe;
import dev.monkeytown.simulation.RecordedGames;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.rules.RuleSets;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CodecTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final List<Command> COMMANDS = List.of(
            new Command.Join(3),
            new Command.Leave(15),
            new Command.Input(7, 65_535, 200, 7, 13, 3),
            new Command.Input(0, 1, 0, 0, 255, 0));

    private static final List<Annotation> ANNOTATIONS = List.of(
            new Annotation.Seated(4, "6f1f7d1e-5f0c-4c0f-8b3f-1df9a3f0a001", "Ännchen 🐒", false, "human"),
            new Annotation.Vacated(9),
            new Annotation.Chat(2, "bananas!"),
            new Annotation.Served("game-server-1"),
            new Annotation.Slack(15, -128),
            new Annotation.Slack(0, 127),
            new Annotation.Slack(1, -1));

    @Test
    void hasASampleOfEveryCommandAndAnnotation() {
        assertThat(COMMANDS.stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(Command.class.getPermittedSubclasses());
        assertThat(ANNOTATIONS.stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(Annotation.class.getPermittedSubclasses());
    }

    @Test
    void bringsFramesBack() {
        Frame full = new Frame(1_763_800_000_000_000L, 10_800, COMMANDS, ANNOTATIONS, OptionalInt.of(-5));
        Frame quiet = new Frame(1, 1, List.of(), List.of(), OptionalInt.empty());
        for (Frame frame : List.of(full, quiet)) {
            byte[] bytes = FrameCodec.encode(frame, new BitWriter(4));
            assertThat(FrameCodec.decode(bytes)).isEqualTo(new Decoded.Value<>(frame));
            assertThat(FrameCodec.position(bytes))
                    .isEqualTo(new Decoded.Value<>(new FrameCodec.Position(frame.epoch(), frame.tick())));
        }
    }

    @Test
    void tellsASlackBeyondTheRangeAsTheNearest() {
        assertThat(new Annotation.Slack(1, -5_000).quarterMillis()).isEqualTo(-128);
        assertThat(new Annotation.Slack(1, 5_000).quarterMillis()).isEqualTo(127);
    }

    @Test
    void bringsKeyframesBack() {
        Simulation game = RuleSets.begin(RecordedGames.setup(8)).orThrow();
        game.apply(new Command.Join(0));
        game.step();
        List<Annotation.Seated> roster = List.of((Annotation.Seated) ANNOTATIONS.getFirst());
        Keyframe back =
                KeyframeCodec.decode(KeyframeCodec.encode(77, game, roster)).orThrow();
        assertThat(back.setup()).isEqualTo(game.setup());
        assertThat(back.roster()).isEqualTo(roster);
        assertThat(back.tick()).isEqualTo(1);
        assertThat(back.epoch()).isEqualTo(77);
        assertThat(KeyframeCodec.restore(back).orThrow().hash()).isEqualTo(game.hash());
    }

    @Test
    void bringsInputsBack() {
        List<InputCodec.Timed> inputs = List.of(
                new InputCodec.Timed(9, new Command.Input(5, 1, 64, 7, 128, 1)),
                new InputCodec.Timed(100_000, new Command.Input(5, 2, 0, 0, 0, 2)));
        assertThat(InputCodec.decode(5, InputCodec.encode(inputs))).isEqualTo(new Decoded.Value<>(inputs));
    }

    @Test
    void bringsLogsBackAndPlaysThem() {
        GameLog log = RecordedGames.record(
                new GameSetup("banana-brawl", GameRules.standard().lasting(10), 4, 12));
        GameLog back = GameLog.decode(log.encode()).orThrow();
        assertThat(back.setup()).isEqualTo(log.setup());
        int[] hashes = RecordedGames.hashes(log);
        assertThat(back.play().orThrow().hash()).isEqualTo(hashes[hashes.length - 1]);
    }

    @Test
    void saysWhereALogDoesNotFit() {
        GameLog log = RecordedGames.record(
                new GameSetup("banana-brawl", GameRules.standard().lasting(10), 4, 12));
        List<byte[]> holed = new ArrayList<>(log.frames());
        holed.remove(100);
        assertThat(new GameLog(log.setup(), holed).play())
                .isEqualTo(new Decoded.Refused<>("frame of tick 102 follows tick 100"));
    }

    @Test
    void refusesOrReadsAMillionRandomByteStringsWithoutBelievingTheirLengths() {
        long seed = 42;
        Random random = new Random(seed);
        List<byte[]> real = realMessages();
        int values = 0;
        long most = 0;
        long thread = Thread.currentThread().threadId();
        for (int i = 0; i < 1_000_000; i++) {
            byte[] bytes = i % 2 == 0 ? noise(random) : mutated(real.get(random.nextInt(real.size())), random);
            long before = THREADS.getThreadAllocatedBytes(thread);
            values += decodeAll(bytes, i);
            most = Math.max(most, THREADS.getThreadAllocatedBytes(thread) - before);
        }
        // A restored keyframe of two seats and its list of frames or inputs: nothing a length field claims is believed.
        assertThat(most).as("bytes allocated for one message").isLessThan(512 * 1024);
        // Mutations of payload bits often stay well-formed: a run without any value would mean a decoder that refuses
        // all.
        assertThat(values).as("seed %d", seed).isPositive();
    }

    private static int decodeAll(byte[] bytes, int round) {
        int values = FrameCodec.decode(bytes) instanceof Decoded.Value ? 1 : 0;
        values += InputCodec.decode(0, bytes) instanceof Decoded.Value ? 1 : 0;
        if (KeyframeCodec.decode(bytes) instanceof Decoded.Value<Keyframe>(Keyframe keyframe) && round % 50 == 0) {
            values += KeyframeCodec.restore(keyframe) instanceof Decoded.Value ? 1 : 0;
        }
        return values + (GameLog.decode(bytes) instanceof Decoded.Value ? 1 : 0);
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(64)];
        random.nextBytes(bytes);
        if (bytes.length > 0 && random.nextInt(4) > 0) {
            bytes[0] = (byte) (0x11 + random.nextInt(4));
        }
        return bytes;
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] bytes =
                Arrays.copyOf(original, random.nextInt(8) == 0 ? random.nextInt(original.length) : original.length);
        for (int n = random.nextInt(4); n >= 0 && bytes.length > 0; n--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static List<byte[]> realMessages() {
        Simulation game = RuleSets.begin(
                        new GameSetup("banana-brawl", GameRules.standard().lasting(10), 2, 1))
                .orThrow();
        game.apply(new Command.Join(0));
        game.step();
        BitWriter out = new BitWriter(64);
        return Stream.of(
                        FrameCodec.encode(new Frame(5, 60, COMMANDS, ANNOTATIONS, OptionalInt.of(1)), out),
                        FrameCodec.encode(new Frame(5, 61, COMMANDS, List.of(), OptionalInt.empty()), out),
                        KeyframeCodec.encode(5, game, List.of()),
                        InputCodec.encode(List.of(new InputCodec.Timed(9, (Command.Input) COMMANDS.get(2)))),
                        new GameLog(game.setup(), List.of()).encode())
                .toList();
    }
}
