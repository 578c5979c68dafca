package dev.monkeytown.stream.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.message.ErrorCode;
import dev.monkeytown.stream.measure.StreamMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrowdTest {

    private static final long SECOND = 1_000_000_000L;
    private static final EventLoop LOOP = new DefaultEventLoop();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<Recipient> asked = new ArrayList<>();
    private final Crowd crowd = new Crowd(asked::add, new StreamMetrics(registry));
    private final Reader slow = new Reader();
    private final Reader quick = new Reader();

    @Test
    void givesEveryoneTheSameBytesAndReleasesThem() {
        admit();
        ByteBuf tick = bytes("t");
        crowd.deliver(tick, null, 0);

        assertThat(slow.read).containsExactly("in", "t");
        assertThat(quick.read).containsExactly("in", "t");
        assertThat(tick.refCnt()).isOne();
    }

    @Test
    void givesEachDialectItsOwn() {
        crowd.add(slow, Dialect.JSON, bytes("in"));
        crowd.add(quick, Dialect.FRAMES, bytes("in"));
        crowd.deliver(bytes("f"), bytes("j"), 0);
        crowd.deliver(bytes("f"), null, 0);

        assertThat(slow.read).containsExactly("in", "j");
        assertThat(quick.read).containsExactly("in", "f", "f");
    }

    @Test
    void dropsFramesOfASlowReaderUntilItHasHadAKeyframe() {
        admit();
        slow.writable = false;
        crowd.deliver(bytes("1"), null, 0);
        crowd.beat(0);
        assertThat(asked).isEmpty();

        slow.writable = true;
        crowd.deliver(bytes("2"), null, 0);
        crowd.beat(0);
        crowd.beat(0);
        assertThat(asked).containsExactly(slow);

        crowd.resync(slow, bytes("K"), 0);
        crowd.deliver(bytes("3"), null, 0);
        assertThat(slow.read).containsExactly("in", "K", "3");
        assertThat(quick.read).containsExactly("in", "1", "2", "3");
        assertThat(dropped("backlog")).isEqualTo(1);
        assertThat(dropped("awaiting_keyframe")).isEqualTo(1);
    }

    @Test
    void givesUpAReaderThatIsStuck() {
        admit();
        slow.writable = false;
        crowd.deliver(bytes("1"), null, SECOND);
        crowd.beat(SECOND + Crowd.STUCK_NANOS);
        assertThat(slow.tooSlow).isFalse();
        crowd.beat(SECOND + Crowd.STUCK_NANOS + 1);

        assertThat(slow.tooSlow).isTrue();
        crowd.deliver(bytes("2"), null, 0);
        assertThat(slow.read).containsExactly("in");
        assertThat(quick.read).containsExactly("in", "1", "2");
    }

    @Test
    void givesUpAReaderThatNeedsKeyframeAfterKeyframe() {
        admit();
        for (int i = 0; i <= Crowd.MAX_RESYNCS; i++) {
            slow.writable = false;
            crowd.deliver(bytes("1"), null, i * SECOND);
            slow.writable = true;
            crowd.beat(i * SECOND);
            crowd.resync(slow, bytes("K"), i * SECOND);
        }

        assertThat(slow.tooSlow).isTrue();
    }

    @Test
    void forgivesAReaderWithTime() {
        admit();
        for (int i = 0; i < 3 * Crowd.MAX_RESYNCS; i++) {
            long now = i * 6 * SECOND;
            slow.writable = false;
            crowd.deliver(bytes("1"), null, now);
            slow.writable = true;
            crowd.beat(now);
            crowd.resync(slow, bytes("K"), now);
        }

        assertThat(slow.tooSlow).isFalse();
    }

    @Test
    void keepsAKeyframeFromAReaderThatHasFallenBehindAgain() {
        admit();
        slow.writable = false;
        crowd.deliver(bytes("1"), null, 0);
        ByteBuf keyframe = bytes("K");
        crowd.resync(slow, keyframe, 0);

        assertThat(keyframe.refCnt()).isZero();
        assertThat(slow.read).containsExactly("in");
    }

    @Test
    void writesNothingToWhoHasLeft() {
        admit();
        crowd.remove(slow);
        ByteBuf keyframe = bytes("K");
        crowd.resync(slow, keyframe, 0);
        crowd.deliver(bytes("1"), null, 0);

        assertThat(slow.read).containsExactly("in");
        assertThat(keyframe.refCnt()).isZero();
    }

    private void admit() {
        crowd.add(slow, Dialect.FRAMES, bytes("in"));
        crowd.add(quick, Dialect.FRAMES, bytes("in"));
    }

    private double dropped(String reason) {
        return registry.get("event_stream_frames_dropped")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A socket whose other end reads, or does not. */
    private static final class Reader implements Recipient {

        final List<String> read = new ArrayList<>();
        boolean writable = true;
        boolean tooSlow;

        @Override
        public EventLoop loop() {
            return LOOP;
        }

        @Override
        public void entered(GameId game, Entry entry) {}

        @Override
        public void refused(GameId game, ErrorCode code, String explanation) {}

        @Override
        public void replaced(GameId game) {}

        @Override
        public boolean writable() {
            return writable;
        }

        @Override
        public void write(ByteBuf serverFrames) {
            read.add(serverFrames.toString(StandardCharsets.UTF_8));
            serverFrames.release();
        }

        @Override
        public void flush() {}

        @Override
        public void tooSlow() {
            tooSlow = true;
        }
    }
}
