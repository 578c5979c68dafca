package dev.monkeytown.stream.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.message.ErrorCode;
import dev.monkeytown.stream.measure.StreamMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class AudienceTest {

    private static final EmbeddedChannel CHANNEL = new EmbeddedChannel();

    private final Deque<Runnable> turnEnds = new ArrayDeque<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Audience audience = new Audience(
            new Turn(turnEnds::add),
            Runnable::run,
            _ -> {},
            ReaderLimits.DEFAULT,
            () -> 0,
            new StreamMetrics(registry));
    private final Listener early = new Listener();
    private final Listener late = new Listener();

    @Test
    void sendsTicksThatCameTogetherTogether() {
        admit(early);
        audience.frame(new byte[] {1});
        audience.frame(new byte[] {2});
        assertThat(early.heard).containsExactly("in");
        endTurn();

        assertThat(early.heard).containsExactly("in", "82 01 01 82 01 02");
        assertThat(registry.get("event_stream_frames_sent").counter().count()).isEqualTo(3);
    }

    @Test
    void givesNobodyWhatCameBeforeThem() {
        admit(early);
        audience.frame(new byte[] {1});
        admit(late);
        audience.frame(new byte[] {2});
        endTurn();

        assertThat(early.heard).containsExactly("in", "82 01 01", "82 01 02");
        assertThat(late.heard).containsExactly("in", "82 01 02");
    }

    @Test
    void givesWhoLeavesWhatCameBefore() {
        admit(early);
        audience.frame(new byte[] {1});
        audience.remove(early, () -> early.heard.add("out"));
        audience.frame(new byte[] {2});
        endTurn();

        assertThat(early.heard).containsExactly("in", "82 01 01", "out");
    }

    private void admit(Listener listener) {
        audience.add(listener, Dialect.FRAMES, () -> listener.heard.add("in"), new ServerFrames().toBuffer());
    }

    private void endTurn() {
        while (!turnEnds.isEmpty()) {
            turnEnds.remove().run();
        }
    }

    private static final class Listener implements Recipient {

        final List<String> heard = new ArrayList<>();

        @Override
        public EventLoop loop() {
            return CHANNEL.eventLoop();
        }

        @Override
        public void entered(GameId game, Entry entry) {}

        @Override
        public void refused(GameId game, ErrorCode code, String explanation) {}

        @Override
        public void replaced(GameId game) {}

        @Override
        public Delivery deliver(ByteBuf serverFrames, long nowNanos) {
            if (serverFrames.isReadable()) {
                StringBuilder hex = new StringBuilder();
                serverFrames.forEachByte(each -> {
                    hex.append("%02x ".formatted(each));
                    return true;
                });
                heard.add(hex.toString().strip());
            }
            return Delivery.SENT;
        }

        @Override
        public boolean caughtUp() {
            return true;
        }

        @Override
        public void tooSlow() {}
    }
}
