package dev.monkeytown.gameserver.bus;

import dev.monkeytown.gameserver.takeover.HandoverMessage;
import dev.monkeytown.gameserver.takeover.Mail;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.model.bus.InboxCodec;
import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.platform.redis.Redis;
import dev.monkeytown.platform.redis.RedisScript;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What game-servers say to each other during a handover, over Redis. Thread-safe. */
public final class HandoverMail implements Mail {

    private static final Logger log = LoggerFactory.getLogger(HandoverMail.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Redis redis;
    private final String instance;

    public HandoverMail(Redis redis, String instance) {
        this.redis = redis;
        this.instance = instance;
    }

    @Override
    public void listen(Consumer<HandoverMessage> listener) {
        StatefulRedisPubSubConnection<byte[], byte[]> connection = redis.newPubSub();
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(byte[] channel, byte[] payload) {
                try {
                    listener.accept(JSON.readValue(payload, HandoverMessage.class));
                } catch (JacksonException foreign) {
                    log.warn("A payload among the handovers is none: {}", foreign.getOriginalMessage());
                }
            }
        });
        connection.sync().subscribe(channel(instance));
    }

    @Override
    public boolean send(String to, HandoverMessage message) {
        return redis.general().sync().publish(channel(to), encode(message)) > 0;
    }

    @Override
    public void mark(GameId game, UUID handover) {
        redis.general()
                .sync()
                .publish(
                        RedisScript.bytes(Channels.gameInputs(game)),
                        InboxCodec.encode(List.of(new InboxMessage.Mark(handover))));
    }

    static byte[] channel(String to) {
        return RedisScript.bytes(Channels.gameHandovers(to));
    }

    static byte[] encode(HandoverMessage message) {
        return JSON.writeValueAsBytes(message);
    }
}
