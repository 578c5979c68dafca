package dev.monkeytown.swarm.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.swarm.measure.Comebacks;
import org.junit.jupiter.api.Test;

class FateTest {
    private final Comebacks all = new Comebacks();
    private final Fate fate = new Fate(true);

    @Test
    void isBackFromACutWithTheFirstFrame() {
        fate.cut(all);
        assertThat(all.result().struck()).isEqualTo(1);
        assertThat(all.result().back()).isZero();
        assertThat(fate.unproven()).isFalse();

        fate.frame(7, System.nanoTime());
        fate.frame(8, System.nanoTime());

        assertThat(all.result().byFrames()).isEqualTo(1);
        assertThat(all.result().back()).isEqualTo(1);
        assertThat(fate.unproven()).isTrue();
        assertThat(fate.spared()).isTrue();
    }

    @Test
    void isProvenOnce() {
        fate.cut(all);
        fate.frame(7, System.nanoTime());

        fate.proven(false);
        fate.proven(true);

        assertThat(fate.unproven()).isFalse();
        assertThat(all.result().hashesCompared()).isEqualTo(1);
        assertThat(all.result().hashesWrong()).isEqualTo(1);
    }

    @Test
    void tellsKeyframesFromNewBeginnings() {
        fate.cut(all);
        fate.keyframe();
        fate.frame(7, System.nanoTime());
        fate.proven(true);
        fate.cut(all);
        fate.fresh();
        fate.keyframe();
        fate.frame(7, System.nanoTime());

        assertThat(all.result().byKeyframe()).isEqualTo(1);
        assertThat(all.result().fresh()).isEqualTo(1);
    }

    @Test
    void isNotBackFromAStallWhileItDoesNotReadOrReadsOfThePast() {
        fate.stall(all, 100);
        fate.keyframe();
        fate.frame(100, System.nanoTime());
        assertThat(all.result().back()).isZero();

        fate.release();
        fate.frame(99, System.nanoTime());
        assertThat(all.result().back()).isZero();
        fate.keyframe();
        fate.frame(1_000_000, System.nanoTime());

        assertThat(all.result().byKeyframe()).isEqualTo(1);
        assertThat(fate.spared()).isFalse();
    }
}
