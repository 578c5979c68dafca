package dev.monkeytown.swarm.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import dev.monkeytown.simulation.rules.RuleSets;
import dev.monkeytown.swarm.measure.Count;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharedGameTest {
    private static final int HASH_TICK = 30;
    private static final Annotation.Seated ADA = new Annotation.Seated(1, "ada", "Ada", false, "human");

    private final List<String> notices = new ArrayList<>();
    private final Lane lane = new Lane(new EmbeddedChannel().eventLoop(), notices::add);
    private final SharedGame game = lane.enter("some-game");
    private final Simulation owner = RuleSets.begin(new GameSetup("banana-brawl", GameRules.standard(), 4, 42))
            .orThrow();

    @Test
    void stepsForTheFirstClientAndComparesForTheOthers() {
        game.keyframe(keyframe());
        for (int tick = 1; tick <= 90; tick++) {
            byte[] frame = next(0);
            assertThat(accept(frame)).isNotNull();
            assertThat(accept(frame)).isNotNull();
        }

        assertThat(game.tick()).isEqualTo(90);
        assertThat(game.hash()).isEqualTo(owner.hash());
        assertThat(lane.tally().of(Count.HASH_CHECKS)).isEqualTo(3);
        assertThat(lane.tally().of(Count.HASH_MISMATCHES)).isZero();
        assertThat(notices).isEmpty();
    }

    @Test
    void noticesBytesThatDiffer() {
        game.keyframe(keyframe());
        byte[] frame = next(0);
        accept(frame);
        byte[] other = frame.clone();
        other[other.length - 1] ^= 1;

        accept(other);

        assertThat(lane.tally().of(Count.DIFFERENT_BYTES)).isEqualTo(1);
        assertThat(notices).hasSize(1);
    }

    @Test
    void noticesAWrongHashAndWantsAKeyframe() {
        game.keyframe(keyframe());
        for (int tick = 1; tick < HASH_TICK; tick++) {
            accept(next(0));
        }
        accept(next(1));

        assertThat(lane.tally().of(Count.HASH_MISMATCHES)).isEqualTo(1);
        assertThat(accept(next(0))).isNull();
        assertThat(game.keyframe(keyframe())).isEqualTo(HASH_TICK + 1);
        assertThat(accept(next(0))).isNotNull();
    }

    @Test
    void provesAKeyframeOfThePast() {
        game.keyframe(keyframe());
        accept(next(0));
        byte[] right = keyframe();
        Simulation wrong = RuleSets.begin(new GameSetup("banana-brawl", GameRules.standard(), 4, 43))
                .orThrow();
        wrong.step();
        for (int tick = 2; tick <= 20; tick++) {
            accept(next(0));
        }

        assertThat(game.keyframe(right)).isEqualTo(1);
        assertThat(lane.tally().of(Count.HASH_MISMATCHES)).isZero();
        assertThat(game.keyframe(KeyframeCodec.encode(1, wrong, List.of()))).isEqualTo(1);
        assertThat(lane.tally().of(Count.HASH_MISMATCHES)).isEqualTo(1);
        assertThat(game.tick()).isEqualTo(20);
    }

    @Test
    void knowsWhoDrives() {
        game.keyframe(keyframe());
        assertThat(game.drives("ada", 1)).isFalse();

        accept(next(0, ADA));

        assertThat(game.drives("ada", 1)).isTrue();
        assertThat(game.drives("bob", 1)).isFalse();
    }

    @Test
    void isForgottenWithItsLastClient() {
        lane.enter("some-game");
        lane.leave(game);
        assertThat(lane.games()).isEqualTo(1);

        lane.leave(game);

        assertThat(lane.games()).isZero();
    }

    private @Nullable Frame accept(byte[] frame) {
        int tick = FrameCodec.decode(frame).orThrow().tick();
        return game.frame(tick, Unpooled.wrappedBuffer(new byte[3], frame), 3, frame.length);
    }

    private byte[] keyframe() {
        return KeyframeCodec.encode(1, owner, List.of());
    }

    /** The owner's next frame, with the hash changed by {@code wrongBy} where there is one. */
    private byte[] next(int wrongBy, Annotation... annotations) {
        int tick = owner.tick() + 1;
        List<Command> commands = tick <= 4
                ? List.of(new Command.Join(tick - 1))
                : List.of(new Command.Input(tick % 4, tick, tick * 7, 7, 0, 0));
        new Frame(1, tick, commands, List.of(), OptionalInt.empty()).applyTo(owner);
        OptionalInt hash = tick % HASH_TICK == 0 ? OptionalInt.of(owner.hash() + wrongBy) : OptionalInt.empty();
        return FrameCodec.encode(new Frame(1, tick, commands, List.of(annotations), hash), new BitWriter(64));
    }
}
