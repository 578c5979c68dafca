package dev.monkeytown.quickstart.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.GameLog;
import dev.monkeytown.simulation.rules.RuleSets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogCheckTest {

    private static final int TICKS = 600;

    private final GameSetup setup =
            new GameSetup("banana-brawl", GameRules.standard().lasting(10), 3, 4711);
    private final List<Frame> frames = frames();

    @Test
    void findsASoundLogSound() {
        Verdict.Sound sound = (Verdict.Sound) check(frames);

        assertThat(sound.rules()).isEqualTo("banana-brawl");
        assertThat(sound.ticks()).isEqualTo(TICKS);
        assertThat(sound.hashes()).isEqualTo(TICKS / 30);
        assertThat(sound.finished()).isTrue();
        assertThat(sound.standings()).hasSize(3);
        assertThat(sound.standings()).extracting(Verdict.Place::name).contains("Ann", "seat 1", "seat 2");
    }

    @Test
    void findsALogThatEndsEarlySound() {
        assertThat(check(frames.subList(0, 100)))
                .isInstanceOfSatisfying(
                        Verdict.Sound.class,
                        sound -> assertThat(sound.finished()).isFalse());
    }

    @Test
    void saysWhereAHashDiffers() {
        Frame proof = frames.get(59);
        frames.set(
                59,
                new Frame(
                        proof.epoch(),
                        proof.tick(),
                        proof.commands(),
                        List.of(),
                        OptionalInt.of(proof.hash().getAsInt() ^ 1)));

        assertThat(check(frames)).isInstanceOfSatisfying(Verdict.Broken.class, broken -> {
            assertThat(broken.tick()).isEqualTo(60);
            assertThat(broken.why()).startsWith("the state's hash is ");
        });
    }

    @Test
    void saysWhereACommandWasChanged() {
        Frame frame = frames.get(130);
        frames.set(
                130,
                new Frame(
                        frame.epoch(),
                        frame.tick(),
                        List.of(new Command.Input(0, 999, 0, 7, 0, 3)),
                        List.of(),
                        frame.hash()));

        assertThat(check(frames))
                .isInstanceOfSatisfying(
                        Verdict.Broken.class,
                        broken -> assertThat(broken.tick()).isEqualTo(150));
    }

    @Test
    void saysWhereAFrameIsMissing() {
        frames.remove(200);

        assertThat(check(frames)).isEqualTo(new Verdict.Broken(201, "the frame of tick 202 is in its place"));
    }

    @Test
    void saysWhereAnEpochFalls() {
        Frame frame = frames.get(300);
        frames.set(300, new Frame(3, frame.tick(), frame.commands(), List.of(), frame.hash()));

        assertThat(check(frames)).isEqualTo(new Verdict.Broken(301, "its epoch is 3, after 7"));
    }

    @Test
    void saysWhereAFrameCannotBeRead() {
        List<byte[]> bytes = new ArrayList<>(encoded(frames));
        bytes.set(9, new byte[] {0x11, 5});

        assertThat(LogCheck.of(new GameLog(setup, bytes).encode()))
                .isInstanceOfSatisfying(
                        Verdict.Broken.class,
                        broken -> assertThat(broken.tick()).isEqualTo(10));
    }

    @Test
    void knowsWhatIsNoLog() {
        byte[] cut = new GameLog(setup, encoded(frames)).encode();

        assertThat(LogCheck.of(new byte[0])).isInstanceOf(Verdict.NoLog.class);
        assertThat(LogCheck.of("<project/>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(Verdict.NoLog.class);
        assertThat(LogCheck.of(java.util.Arrays.copyOf(cut, cut.length - 3))).isInstanceOf(Verdict.NoLog.class);
        assertThat(LogCheck.of(new GameLog(new GameSetup("chess", setup.rules(), 3, 1), List.of()).encode()))
                .isEqualTo(new Verdict.NoLog("unknown rules"));
    }

    private Verdict check(List<Frame> of) {
        return LogCheck.of(new GameLog(setup, encoded(of)).encode());
    }

    private static List<byte[]> encoded(List<Frame> frames) {
        BitWriter writer = new BitWriter(256);
        return frames.stream().map(frame -> FrameCodec.encode(frame, writer)).toList();
    }

    private List<Frame> frames() {
        Simulation game = RuleSets.begin(setup).orThrow();
        Random random = new Random(1);
        List<Frame> played = new ArrayList<>();
        for (int tick = 1; tick <= TICKS; tick++) {
            List<Command> commands = new ArrayList<>();
            if (tick == 1) {
                commands.addAll(List.of(new Command.Join(0), new Command.Join(1), new Command.Join(2)));
            } else if (tick % 7 == 0) {
                commands.add(new Command.Input(
                        random.nextInt(3), tick, random.nextInt(256), 7, random.nextInt(256), random.nextInt(4)));
            }
            List<Annotation> annotations =
                    tick == 1 ? List.of(new Annotation.Seated(0, "p", "Ann", false, "human")) : List.of();
            commands.forEach(game::apply);
            game.step();
            OptionalInt hash = tick % 30 == 0 ? OptionalInt.of(game.hash()) : OptionalInt.empty();
            played.add(new Frame(7, tick, commands, annotations, hash));
        }
        return played;
    }
}
