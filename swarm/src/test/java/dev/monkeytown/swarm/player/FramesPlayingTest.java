package dev.monkeytown.swarm.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.swarm.measure.Comebacks;
import dev.monkeytown.swarm.measure.Count;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two that look on at one game: the one is never troubled, the other loses its socket. */
class FramesPlayingTest {
    private final Lane lane = new Lane(new EmbeddedChannel().eventLoop(), _ -> {});
    private final Owner owner = new Owner(42);
    private final Comebacks comebacks = new Comebacks();
    private final Fate fate = new Fate(true);
    private final List<String> told = new ArrayList<>();
    private final FramesPlaying untroubled = onlooker(new Fate(true), new Testimony(Witness.NOBODY, 0));
    private final FramesPlaying troubled = onlooker(fate, new Testimony(new Listener(), 7));

    @Test
    void comparesItsStateWhenItGoesOnWithFrames() {
        begin();
        fate.cut(comebacks);

        bothUntilTheNextHash();

        assertThat(comebacks.result().byFrames()).isEqualTo(1);
        assertThat(comebacks.result().hashesCompared()).isEqualTo(1);
        assertThat(comebacks.result().hashesWrong()).isZero();
        assertThat(lane.tally().of(Count.HASH_CHECKS)).isEqualTo(1);
    }

    @Test
    void comparesItsOwnKeyframeWithWhatTheOthersKnow() {
        begin();
        byte[] missed = owner.next();
        give(untroubled, missed);
        fate.cut(comebacks);
        give(troubled, owner.keyframe());

        bothUntilTheNextHash();

        assertThat(comebacks.result().byKeyframe()).isEqualTo(1);
        assertThat(comebacks.result().hashesCompared()).isEqualTo(1);
        assertThat(comebacks.result().hashesWrong()).isZero();
        assertThat(lane.tally().of(Count.RESYNCS)).isEqualTo(1);
    }

    @Test
    void seesThatItsKeyframeIsAnotherState() {
        begin();
        Owner other = new Owner(43);
        for (int tick = 0; tick < owner.simulation().tick(); tick++) {
            other.next();
        }
        fate.cut(comebacks);
        give(troubled, other.keyframe());

        bothUntilTheNextHash();

        assertThat(comebacks.result().hashesCompared()).isEqualTo(1);
        assertThat(comebacks.result().hashesWrong()).isEqualTo(1);
        assertThat(lane.tally().of(Count.HASH_MISMATCHES)).isEqualTo(1);
    }

    @Test
    void seesThatItGotOtherFramesThanTheOthers() {
        begin();
        fate.cut(comebacks);
        byte[] frame = owner.next();
        give(untroubled, frame);
        byte[] different = frame.clone();
        different[different.length - 1] ^= 1;
        give(troubled, different);

        bothUntilTheNextHash();

        assertThat(comebacks.result().hashesWrong()).isEqualTo(1);
    }

    @Test
    void seesThatTheHashOfAFrameIsWrong() {
        begin();
        fate.cut(comebacks);
        while (owner.simulation().tick() < Owner.HASH_TICK - 1) {
            both(owner.next());
        }

        both(owner.next(1));

        assertThat(comebacks.result().hashesWrong()).isEqualTo(1);
    }

    @Test
    void tellsItsWitnessWhatFollowsAndWhatDoesNot() {
        begin();
        byte[] third = owner.next();
        give(troubled, third);
        give(troubled, third);
        owner.next();
        give(troubled, owner.next());
        give(troubled, owner.keyframe());

        assertThat(told)
                .containsExactly(
                        "7 keyframe 0",
                        "7 frame 1",
                        "7 frame 2",
                        "7 frame 3",
                        "7 stray 3",
                        "7 stray 5",
                        "7 keyframe 5");
    }

    /** Writes down what it is told. */
    private final class Listener implements Witness {
        @Override
        public void frame(int client, String gameId, long epoch, int tick, long nanos) {
            told.add(client + " frame " + tick);
        }

        @Override
        public void stray(int client, String gameId, long epoch, int tick, long nanos) {
            told.add(client + " stray " + tick);
        }

        @Override
        public void keyframe(int client, String gameId, long epoch, int tick, long nanos) {
            told.add(client + " keyframe " + tick);
        }
    }

    private FramesPlaying onlooker(Fate itsOwn, Testimony testimony) {
        return new FramesPlaying(
                lane, "some-game", "ada", -1, new Wishes.Thinking(), itsOwn, testimony, () -> {}, () -> {});
    }

    private void begin() {
        both(owner.keyframe());
        both(owner.next());
        both(owner.next());
    }

    private void bothUntilTheNextHash() {
        do {
            both(owner.next());
        } while (owner.simulation().tick() % Owner.HASH_TICK != 0);
    }

    private void both(byte[] message) {
        give(untroubled, message);
        give(troubled, message);
    }

    private static void give(FramesPlaying to, byte[] message) {
        to.binary(Unpooled.wrappedBuffer(message), 0, message.length, System.nanoTime());
    }
}
