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
    private static final long STUCK_NANOS = ReaderLimits.DEFAULT.stuckAfter().toNanos();
    private static final EventLoop LOOP = new DefaultEventLoop();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<Recipient> asked = new ArrayList<>();
    private final Crowd crowd = new Crowd(asked::add, ReaderLimits.DEFAULT, new StreamMetrics(registry));
    private final Reader slow = new Reader();
    private final Reader quick = new Reader();

    @Test
    void givesEveryoneTheSameBytesAndReleasesThem() {
        admit();
        Parcel tick = tick("t");
        crowd.deliver(tick, null, 0);

        assertThat(slow.read).containsExactly("in", "t");
        assertThat(quick.read).containsExactly("in", "t");
        assertThat(tick.bytes().refCnt()).isOne();
    }

    @Test
    void givesEachDialectItsOwn() {
        crowd.add(slow, Dialect.JSON, bytes("in"), 0);
        crowd.add(quick, Dialect.FRAMES, bytes("in"), 0);
        crowd.deliver(tick("f"), tick("j"), 0);
        crowd.deliver(tick("f"), null, 0);

        assertThat(slow.read).containsExactly("in", "j");
        assertThat(quick.read).containsExactly("in", "f", "f");
    }

    @Test
    void dropsFramesOfASlowReaderUntilItHasHadAKeyframe() {
        admit();
        slow.next = Delivery.TOO_MUCH;
        crowd.deliver(tick("1"), null, 0);
        crowd.beat(0);
        assertThat(asked).isEmpty();

        slow.next = Delivery.SENT;
        crowd.deliver(tick("2"), null, 0);
        crowd.beat(0);
        crowd.beat(0);
        assertThat(asked).containsExactly(slow);

        crowd.resync(slow, bytes("K"), 0);
        crowd.deliver(tick("3"), null, 0);
        assertThat(slow.read).containsExactly("in", "K", "3");
        assertThat(quick.read).containsExactly("in", "1", "2", "3");
        assertThat(dropped("backlog")).isEqualTo(1);
        assertThat(dropped("awaiting_keyframe")).isEqualTo(1);
    }

    @Test
    void givesUpAReaderThatIsStuck() {
        admit();
        slow.next = Delivery.TOO_MUCH;
        crowd.deliver(tick("1"), null, SECOND);
        crowd.beat(SECOND + STUCK_NANOS);
        assertThat(slow.tooSlow).isFalse();
        crowd.beat(SECOND + STUCK_NANOS + 1);

        assertThat(slow.tooSlow).isTrue();
        crowd.deliver(tick("2"), null, 0);
        assertThat(slow.read).containsExactly("in");
        assertThat(quick.read).containsExactly("in", "1", "2");
    }

    @Test
    void givesUpAReaderThatNeedsKeyframeAfterKeyframe() {
        admit();
        for (int i = 0; i <= ReaderLimits.DEFAULT.resyncsPerMinute(); i++) {
            slow.next = Delivery.TOO_MUCH;
            crowd.deliver(tick("1"), null, i * SECOND);
            slow.next = Delivery.SENT;
            crowd.beat(i * SECOND);
            crowd.resync(slow, bytes("K"), i * SECOND);
        }

        assertThat(slow.tooSlow).isTrue();
    }

    @Test
    void forgivesAReaderWithTime() {
        admit();
        for (int i = 0; i < 3 * ReaderLimits.DEFAULT.resyncsPerMinute(); i++) {
            long now = i * 6 * SECOND;
            slow.next = Delivery.TOO_MUCH;
            crowd.deliver(tick("1"), null, now);
            slow.next = Delivery.SENT;
            crowd.beat(now);
            crowd.resync(slow, bytes("K"), now);
        }

        assertThat(slow.tooSlow).isFalse();
    }

    @Test
    void keepsAKeyframeFromAReaderThatHasFallenBehindAgain() {
        admit();
        slow.next = Delivery.TOO_MUCH;
        crowd.deliver(tick("1"), null, 0);
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
        crowd.deliver(tick("1"), null, 0);

        assertThat(slow.read).containsExactly("in");
        assertThat(keyframe.refCnt()).isZero();
    }

    private void admit() {
        crowd.add(slow, Dialect.FRAMES, bytes("in"), 0);
        crowd.add(quick, Dialect.FRAMES, bytes("in"), 0);
    }

    private double dropped(String reason) {
        return registry.get("event_stream_frames_dropped")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private static Parcel tick(String text) {
        return new Parcel(bytes(text), 1);
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A socket whose other end reads, or does not. */
    private static final class Reader implements Recipient {

        final List<String> read = new ArrayList<>();
        Delivery next = Delivery.SENT;
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
        public Delivery deliver(ByteBuf serverFrames, long nowNanos) {
            switch (next) {
                case SENT, QUEUED -> read.add(serverFrames.toString(StandardCharsets.UTF_8));
                case TOO_MUCH, TOO_LATE, GONE -> {}
            }
            return next;
        }

        @Override
        public boolean caughtUp() {
            return next == Delivery.SENT;
        }

        @Override
        public void tooSlow() {
            tooSlow = true;
        }
    }
}
