package dev.monkeytown.gameserver.bus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.gameserver.game.GameMeters;
import dev.monkeytown.gameserver.game.Inbox;
import dev.monkeytown.gameserver.loop.NanoClock;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.model.bus.InboxCodec;
import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.platform.redis.Redis;
import dev.monkeytown.simulation.bits.Decoded;
import io.lettuce.core.RedisException;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to what event-streams send to this server's games and puts it into their inboxes. Messages arrive on an I/O
 * thread, which only decodes; subscriptions survive a reconnect.
 */
public final class InputSubscriptions {

    private static final Logger log = LoggerFactory.getLogger(InputSubscriptions.class);

    /** A channel's name as it comes; making a text of it for every message would cost more than finding the inbox. */
    private record Name(byte[] bytes) {

        static Name of(GameId id) {
            return new Name(Channels.gameInputs(id).getBytes(UTF_8));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Name(byte[] others) && Arrays.equals(bytes, others);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    private final Map<Name, Inbox> inboxes = new ConcurrentHashMap<>();
    private final StatefulRedisPubSubConnection<byte[], byte[]> connection;
    private final NanoClock clock;
    private final GameMeters gameMeters;
    private final BusMeters meters;

    public InputSubscriptions(Redis redis, NanoClock clock, GameMeters gameMeters, BusMeters meters) {
        this.connection = redis.newPubSub();
        this.clock = clock;
        this.gameMeters = gameMeters;
        this.meters = meters;
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(byte[] channel, byte[] payload) {
                deliver(new Name(channel), payload);
            }
        });
    }

    /**
     * Begins to fill an inbox. Blocks until Redis has confirmed, so not for loop threads.
     *
     * @throws RedisException if it does not
     */
    public void open(GameId id, Inbox inbox) {
        Name channel = Name.of(id);
        inboxes.put(channel, inbox);
        try {
            connection.sync().subscribe(channel.bytes());
        } catch (RedisException e) {
            inboxes.remove(channel, inbox);
            throw e;
        }
    }

    /** Stops filling an inbox, unless the game has got another one by now. Never blocks. */
    public void close(GameId id, Inbox inbox) {
        Name channel = Name.of(id);
        if (!inboxes.remove(channel, inbox)) {
            return;
        }
        connection.async().unsubscribe(channel.bytes()).whenComplete((done, failure) -> {
            if (failure != null) {
                log.debug(
                        "Unsubscribing from {} failed; the subscription ends with the connection",
                        Channels.gameInputs(id));
            }
        });
    }

    private void deliver(Name channel, byte[] payload) {
        Inbox inbox = inboxes.get(channel);
        if (inbox == null) {
            return;
        }
        switch (InboxCodec.decode(payload)) {
            case Decoded.Value<List<InboxMessage>>(List<InboxMessage> messages) -> deliver(inbox, messages);
            case Decoded.Refused<List<InboxMessage>>(String reason) -> {
                meters.malformed();
                log.debug("Payload on {} refused: {}", new String(channel.bytes(), UTF_8), reason);
            }
        }
    }

    private void deliver(Inbox inbox, List<InboxMessage> messages) {
        long nowNanos = clock.nanos();
        for (InboxMessage message : messages) {
            if (!inbox.offer(message, nowNanos)) {
                gameMeters.inboxDropped();
            }
        }
    }
}
