package dev.monkeytown.swarm.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.swarm.measure.Count;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharedGameTest {
    private static final int HASH_TICK = Owner.HASH_TICK;
    private static final Annotation.Seated ADA = new Annotation.Seated(1, "ada", "Ada", false, "human");

    private final List<String> notices = new ArrayList<>();
    private final Lane lane = new Lane(new EmbeddedChannel().eventLoop(), notices::add);
    private final SharedGame game = lane.enter("some-game");
    private final Owner owner = new Owner(42);

    @Test
    void stepsForTheFirstClientAndComparesForTheOthers() {
        game.keyframe(owner.keyframe());
        for (int tick = 1; tick <= 90; tick++) {
            byte[] frame = owner.next();
            assertThat(accept(frame)).isNotNull();
            assertThat(accept(frame)).isNotNull();
        }

        assertThat(game.tick()).isEqualTo(90);
        assertThat(game.hash()).isEqualTo(owner.simulation().hash());
        assertThat(lane.tally().of(Count.HASH_CHECKS)).isEqualTo(3);
        assertThat(lane.tally().of(Count.HASH_MISMATCHES)).isZero();
        assertThat(notices).isEmpty();
    }

    @Test
    void noticesBytesThatDiffer() {
        game.keyframe(owner.keyframe());
        byte[] frame = owner.next();
        accept(frame);
        byte[] other = frame.clone();
        other[other.length - 1] ^= 1;

        accept(other);

        assertThat(lane.tally().of(Count.DIFFERENT_BYTES)).isEqualTo(1);
        assertThat(game.differences()).isEqualTo(1);
        assertThat(notices).hasSize(1);
    }

    @Test
    void noticesAWrongHashAndWantsAKeyframe() {
        game.keyframe(owner.keyframe());
        for (int tick = 1; tick < HASH_TICK; tick++) {
            accept(owner.next());
        }
        accept(owner.next(1));

        assertThat(lane.tally().of(Count.HASH_MISMATCHES)).isEqualTo(1);
        assertThat(accept(owner.next())).isNull();
        assertThat(game.right(HASH_TICK)).isFalse();
        assertThat(got(owner.keyframe()).tick()).isEqualTo(HASH_TICK + 1);
        assertThat(accept(owner.next())).isNotNull();
    }

    @Test
    void goesOnWithAnOlderKeyframeAfterAWrongHash() {
        byte[] keyframe = owner.keyframe();
        game.keyframe(keyframe);
        for (int tick = 1; tick <= 20; tick++) {
            accept(owner.next());
        }
        byte[] older = owner.keyframe();
        for (int tick = 21; tick < HASH_TICK; tick++) {
            accept(owner.next());
        }
        accept(owner.next(1));
        assertThat(game.tick()).isEqualTo(-1);

        // The wrong hash is still known, so it is found again; a keyframe from after it is not.
        game.keyframe(older);
        assertThat(game.tick()).isEqualTo(-1);
        byte[] newer = owner.keyframe();
        game.keyframe(newer);
        accept(owner.next());

        assertThat(game.tick()).isEqualTo(HASH_TICK + 1);
        assertThat(lane.tally().of(Count.HASH_MISMATCHES)).isEqualTo(2);
    }

    @Test
    void provesAKeyframeOfThePast() {
        game.keyframe(owner.keyframe());
        accept(owner.next());
        byte[] right = owner.keyframe();
        Owner other = new Owner(43);
        other.next();
        for (int tick = 2; tick <= 20; tick++) {
            accept(owner.next());
        }

        assertThat(got(right).verdict()).isEqualTo(Verdict.RIGHT);
        assertThat(lane.tally().of(Count.HASH_MISMATCHES)).isZero();
        assertThat(got(other.keyframe()).verdict()).isEqualTo(Verdict.WRONG);
        assertThat(lane.tally().of(Count.HASH_MISMATCHES)).isEqualTo(1);
        assertThat(game.tick()).isEqualTo(20);
    }

    @Test
    void provesTheKeyframeItBeganWithByTheNextHash() {
        Proof beginning = got(owner.keyframe());
        for (int tick = 1; tick < HASH_TICK; tick++) {
            accept(owner.next());
        }
        assertThat(beginning.verdict()).isEqualTo(Verdict.OPEN);

        accept(owner.next());

        assertThat(beginning.verdict()).isEqualTo(Verdict.RIGHT);
    }

    @Test
    void looksAtEqualKeyframesOnce() {
        game.keyframe(owner.keyframe());
        accept(owner.next());
        accept(owner.next());

        Proof first = got(owner.keyframe());
        Proof second = got(owner.keyframe());

        assertThat(second).isSameAs(first);
        assertThat(lane.tally().of(Count.HASH_CHECKS)).isEqualTo(1);
    }

    @Test
    void provesAnOvertakenKeyframeByTheFramesThatFollowIt() {
        Proof overtaken = got(owner.keyframe());
        List<byte[]> frames = new ArrayList<>();
        for (int tick = 1; tick <= HASH_TICK; tick++) {
            frames.add(owner.next());
        }
        game.keyframe(owner.keyframe());
        assertThat(overtaken.verdict()).isEqualTo(Verdict.OPEN);

        frames.forEach(frame -> assertThat(accept(frame)).isNotNull());

        assertThat(overtaken.verdict()).isEqualTo(Verdict.RIGHT);
        assertThat(game.tick()).isEqualTo(HASH_TICK);
        assertThat(lane.tally().of(Count.HASH_MISMATCHES)).isZero();
    }

    @Test
    void comparesWhatClientsOfTheJsonDialectAreTold() {
        assertThat(game.compareHash(3, 17)).isEqualTo(Verdict.OPEN);
        assertThat(game.compareHash(3, 17)).isEqualTo(Verdict.RIGHT);
        assertThat(game.compareHash(3, 18)).isEqualTo(Verdict.WRONG);
        assertThat(lane.tally().of(Count.HASH_MISMATCHES)).isEqualTo(1);
    }

    @Test
    void knowsWhoDrives() {
        game.keyframe(owner.keyframe());
        assertThat(game.roster().drives("ada", 1)).isFalse();

        accept(owner.next(ADA));

        assertThat(game.roster().drives("ada", 1)).isTrue();
        assertThat(game.roster().drives("bob", 1)).isFalse();
    }

    @Test
    void isForgottenWithItsLastClient() {
        lane.enter("some-game");
        lane.leave(game);
        assertThat(lane.games()).isEqualTo(1);

        lane.leave(game);

        assertThat(lane.games()).isZero();
    }

    private Proof got(byte[] keyframe) {
        return Objects.requireNonNull(game.keyframe(keyframe));
    }

    private @Nullable Frame accept(byte[] frame) {
        int tick = FrameCodec.decode(frame).orThrow().tick();
        return game.frame(tick, Unpooled.wrappedBuffer(new byte[3], frame), 3, frame.length);
    }
}
