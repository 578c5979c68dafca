package dev.monkeytown.gameserver.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.gameserver.agent.Behavior;
import dev.monkeytown.gameserver.agent.Repertoire;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.platform.redis.Redis;
import io.lettuce.core.RedisException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The behaviours that each game began with, kept in Redis for whoever takes it over. Thread-safe; blocks for a command.
 */
public final class PinnedBehaviors {

    private static final Logger log = LoggerFactory.getLogger(PinnedBehaviors.class);

    private final Redis redis;
    private final JsonMapper mapper;
    private final Supplier<Repertoire> current;

    /** The JSON of {@link Channels#gameBehaviours}. */
    record Pinned(List<Behavior> behaviors) {}

    /** @param current what new games use */
    public PinnedBehaviors(Redis redis, JsonMapper mapper, Supplier<Repertoire> current) {
        this.redis = redis;
        this.mapper = mapper;
        this.current = current;
    }

    /**
     * For a game that begins: what is current, which it keeps.
     *
     * @throws RedisException if Redis does not answer
     */
    public Repertoire pin(GameId id) {
        Repertoire repertoire = current.get();
        byte[] json = mapper.writeValueAsBytes(new Pinned(repertoire.all()));
        redis.general().sync().psetex(key(id), Limits.GAME_BEHAVIOURS_LIFE.toMillis(), json);
        return repertoire;
    }

    /** For a game that was taken over: what it began with, or, if Redis has lost that, what is current. */
    public Repertoire of(GameId id) {
        try {
            byte @Nullable [] json = redis.general().sync().get(key(id));
            if (json != null) {
                return Repertoire.of(mapper.readValue(json, Pinned.class).behaviors());
            }
            log.atInfo()
                    .addKeyValue("gameId", id)
                    .log("The behaviours it began with are lost, its agents change to the newest");
        } catch (RedisException | JacksonException e) {
            log.atWarn()
                    .addKeyValue("gameId", id)
                    .log(
                            "The behaviours it began with cannot be had, its agents change to the newest: {}",
                            e.getMessage());
        }
        return current.get();
    }

    private static byte[] key(GameId id) {
        return Channels.gameBehaviours(id).getBytes(UTF_8);
    }
}
