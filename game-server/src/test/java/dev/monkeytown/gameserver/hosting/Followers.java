package dev.monkeytown.gameserver.hosting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.game.Game;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.codec.FrameCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Hears every frame of every game, as event-streams do. */
final class Followers {

    private final Map<String, List<Integer>> ticks = new ConcurrentHashMap<>();
    private final Map<String, List<Command.Input>> inputs = new ConcurrentHashMap<>();
    private final Map<String, Annotation.Seated> seated = new ConcurrentHashMap<>();

    private final Map<String, List<String>> chats = new ConcurrentHashMap<>();

    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();
    private final Map<String, List<Long>> epochs = new ConcurrentHashMap<>();

    private static final class Pause {
        private long lastNanos;
        private volatile long longestNanos;
        private volatile long atChangeNanos;

        void frame(long nowNanos, boolean firstOfOwner) {
            if (lastNanos != 0) {
                longestNanos = Math.max(longestNanos, nowNanos - lastNanos);
                atChangeNanos = firstOfOwner ? nowNanos - lastNanos : atChangeNanos;
            }
            lastNanos = nowNanos;
        }
    }

    Followers(RedisConnections redis) {
        var pubSub = redis.newPubSub();
        pubSub.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(byte[] pattern, byte[] channel, byte[] payload) {
                note(new String(channel, UTF_8), FrameCodec.decode(payload).orThrow());
            }
        });
        GameId any = GameId.random();
        pubSub.sync()
                .psubscribe(
                        Channels.gameEvents(any).replace(any.toString(), "*").getBytes(UTF_8));
    }

    /** Who holds the seat by the newest frame. */
    Annotation.@Nullable Seated at(GameId game, int seat) {
        return seated.get(Channels.gameEvents(game) + seat);
    }

    /** The inputs of a seat that frames held so far, in order. */
    List<Command.Input> inputs(GameId game, int seat) {
        return List.copyOf(inputs.getOrDefault(Channels.gameEvents(game) + seat, List.of()));
    }

    /** All that was said in a game, in order. */
    List<String> chats(GameId game) {
        return List.copyOf(chats.getOrDefault(Channels.gameEvents(game), List.of()));
    }

    int last(GameId game) {
        return ticks.getOrDefault(Channels.gameEvents(game), List.of(0)).getLast();
    }

    /** The longest time without a frame of the game, in milliseconds. */
    double longestPauseMs(GameId game) {
        return pauses.getOrDefault(Channels.gameEvents(game), new Pause()).longestNanos / 1e6;
    }

    /** From the last frame of the owner before to the first one of the newest, in milliseconds. */
    double pauseAtChangeMs(GameId game) {
        return pauses.getOrDefault(Channels.gameEvents(game), new Pause()).atChangeNanos / 1e6;
    }

    /** Under how many owners frames of the game came. */
    int owners(GameId game) {
        return list(epochs, Channels.gameEvents(game)).size();
    }

    void assertEveryFrameOnceAndInOrder(Iterable<Game> games) {
        for (Game game : games) {
            List<Integer> heard = List.copyOf(ticks.getOrDefault(Channels.gameEvents(game.id()), List.of()));
            for (int i = 0; i < heard.size(); i++) {
                assertThat(heard.get(i)).as("frame of %s", game.id()).isEqualTo(i + 1);
            }
            assertThat(game.tick() - heard.size()).as("frames under way").isBetween(0, 60);
        }
    }

    private void note(String channel, Frame frame) {
        list(ticks, channel).add(frame.tick());
        List<Long> owners = list(epochs, channel);
        boolean firstOfOwner = !owners.isEmpty() && owners.getLast() != frame.epoch();
        pauses.computeIfAbsent(channel, _ -> new Pause()).frame(System.nanoTime(), firstOfOwner);
        if (owners.isEmpty() || owners.getLast() != frame.epoch()) {
            owners.add(frame.epoch());
        }
        for (Annotation annotation : frame.annotations()) {
            if (annotation instanceof Annotation.Seated who) {
                seated.put(channel + who.seat(), who);
            }
            if (annotation instanceof Annotation.Chat chat) {
                list(chats, channel).add(chat.text());
            }
        }
        for (Command command : frame.commands()) {
            if (command instanceof Command.Input input) {
                list(inputs, channel + input.seat()).add(input);
            }
        }
    }

    private static <T> List<T> list(Map<String, List<T>> lists, String key) {
        return lists.computeIfAbsent(key, unused -> Collections.synchronizedList(new ArrayList<>()));
    }
}
