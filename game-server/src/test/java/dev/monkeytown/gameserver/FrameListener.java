package dev.monkeytown.gameserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.model.bus.InboxCodec;
import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.Keyframe;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Follows one game on Redis as an event-stream does, and talks to it. */
final class FrameListener {

    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final List<Frame> seen = new ArrayList<>();
    private final RedisConnections redis;
    private final GameId game;

    FrameListener(RedisConnections redis, GameId game) {
        this.redis = redis;
        this.game = game;
        var pubSub = redis.newPubSub();
        pubSub.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(byte[] channel, byte[] payload) {
                frames.add(FrameCodec.decode(payload).orThrow());
            }
        });
        pubSub.sync().subscribe(Channels.gameEvents(game).getBytes(UTF_8));
    }

    void say(InboxMessage... messages) {
        redis.general().sync().publish(Channels.gameInputs(game).getBytes(UTF_8), InboxCodec.encode(List.of(messages)));
    }

    /** Sends what is no message; the game must not mind. */
    void sayNonsense() {
        redis.general().sync().publish(Channels.gameInputs(game).getBytes(UTF_8), new byte[] {1, 2, 3, -1, 99});
    }

    Keyframe keyframe() {
        byte[] stored = redis.general().sync().get(Channels.gameKeyframe(game).getBytes(UTF_8));
        return KeyframeCodec.decode(stored).orThrow();
    }

    /** The next frame that fits; fails after the given seconds. */
    Frame await(int seconds, Predicate<Frame> fits) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (true) {
            Optional<Frame> next = Optional.ofNullable(frames.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
            Frame frame = next.orElseThrow(() -> new AssertionError("no such frame in " + seconds + " s"));
            seen.add(frame);
            if (fits.test(frame)) {
                return frame;
            }
        }
    }

    /** All frames that {@link #await} went past, in the order in which they came. */
    List<Frame> seen() {
        return seen;
    }
}
