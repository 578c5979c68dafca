package dev.monkeytown.stream.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameRingTest {

    private static final int SLOTS = 30;

    /** Small frames wrap around many times, then large ones make it grow with what is kept in it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void givesBackEveryFrameThatIsKept(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FrameRing ring = new FrameRing(SLOTS);
        byte[][] kept = new byte[SLOTS][];
        int oldest = 0;
        for (int next = 0; next < 6_000; next++) {
            while (oldest < next && (next - oldest == SLOTS || random.nextInt(8) == 0)) {
                ring.free(oldest++ % SLOTS);
            }
            byte[] frame = new byte[random.nextInt(next < 3_000 ? 300 : 4_000)];
            random.nextBytes(frame);
            kept[next % SLOTS] = frame;
            ring.put(next % SLOTS, frame);
            for (int tick = oldest; tick <= next; tick++) {
                assertThat(ring.get(tick % SLOTS)).as("seed %s, %s", seed, tick).isEqualTo(kept[tick % SLOTS]);
            }
        }
    }
}
