package dev.monkeytown.gameserver.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.gameserver.game.Game;
import dev.monkeytown.gameserver.hosting.GameHost;
import dev.monkeytown.gameserver.loop.NanoClock;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.platform.redis.RedisConnections;
import io.lettuce.core.RedisException;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Games on other servers: asks the emptiest neighbour to open one, and opens one here when a neighbour asks. An answer
 * that gets lost costs the one who waits his patience, and the game that was opened is found by the next newcomer.
 * Thread-safe.
 */
public final class Elsewhere implements AutoCloseable {

    /** After nobody had room, how long nobody is asked again: games last minutes, heartbeats come every second. */
    static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The JSON on {@link Channels#gameOrders}. */
    record Order(UUID order, String from) {}

    /**
     * The JSON on {@link Channels#gameOrderAnswers}.
     *
     * @param game left out if there is no room
     */
    record Answer(UUID order, @Nullable GameId game) {}

    private static final Logger log = LoggerFactory.getLogger(Elsewhere.class);
    private static final byte[] HEALTH = Channels.SYSTEM_HEALTH.getBytes(UTF_8);

    private final Map<UUID, CompletableFuture<Optional<GameId>>> waiting = new ConcurrentHashMap<>();
    private final Neighbours neighbours;
    private final GameHost host;
    private final RedisConnections redis;
    private final JsonMapper mapper;
    private final NanoClock clock;
    private final String instance;
    private final Executor background;
    private final StatefulRedisPubSubConnection<byte[], byte[]> connection;
    private final byte[] orders;
    private final byte[] answers;
    private volatile long pausedUntilNanos;

    /** Listens from now on. @param background runs what may block */
    Elsewhere(
            Neighbours neighbours,
            GameHost host,
            RedisConnections redis,
            JsonMapper mapper,
            NanoClock clock,
            String instance,
            Executor background) {
        this.neighbours = neighbours;
        this.host = host;
        this.redis = redis;
        this.mapper = mapper;
        this.clock = clock;
        this.instance = instance;
        this.background = background;
        this.orders = Channels.gameOrders(instance).getBytes(UTF_8);
        this.answers = Channels.gameOrderAnswers(instance).getBytes(UTF_8);
        this.pausedUntilNanos = clock.nanos();
        this.connection = redis.newPubSub();
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(byte[] channel, byte[] payload) {
                heard(channel, payload);
            }
        });
        connection.sync().subscribe(HEALTH, orders, answers);
    }

    /**
     * Has a game opened on another server and waits for it, at most {@link Limits#ORDER_PATIENCE}.
     *
     * @return empty if nobody has room
     * @throws RedisException if Redis does not answer
     */
    public Optional<GameId> open() {
        long now = clock.nanos();
        if (now - pausedUntilNanos < 0) {
            return Optional.empty();
        }
        long deadline = now + Limits.ORDER_PATIENCE.toNanos();
        for (String neighbour : neighbours.withRoom()) {
            Optional<GameId> game = order(neighbour, deadline);
            if (game.isPresent()) {
                return game;
            }
            if (clock.nanos() - deadline >= 0) {
                break;
            }
        }
        pausedUntilNanos = clock.nanos() + PAUSE_NANOS;
        return Optional.empty();
    }

    /** Hears no more orders. */
    @Override
    public void close() {
        connection.close();
    }

    private Optional<GameId> order(String neighbour, long deadlineNanos) {
        UUID order = UUID.randomUUID();
        CompletableFuture<Optional<GameId>> answer = new CompletableFuture<>();
        waiting.put(order, answer);
        try {
            byte[] channel = Channels.gameOrders(neighbour).getBytes(UTF_8);
            long listeners =
                    redis.general().sync().publish(channel, mapper.writeValueAsBytes(new Order(order, instance)));
            return listeners == 0 ? Optional.empty() : answer.get(deadlineNanos - clock.nanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            log.warn("{} was asked to open a game and did not answer in time", neighbour);
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer is never completed with a failure", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            waiting.remove(order);
        }
    }

    private void heard(byte[] channel, byte[] payload) {
        if (Arrays.equals(channel, HEALTH)) {
            neighbours.heard(payload);
            return;
        }
        try {
            if (Arrays.equals(channel, orders)) {
                Order order = mapper.readValue(payload, Order.class);
                background.execute(() -> fulfil(order));
            } else if (Arrays.equals(channel, answers)) {
                Answer answer = mapper.readValue(payload, Answer.class);
                Optional.ofNullable(waiting.get(answer.order()))
                        .ifPresent(future -> future.complete(Optional.ofNullable(answer.game())));
            }
        } catch (JacksonException foreign) {
            log.warn("A payload among the orders for games is none: {}", foreign.getOriginalMessage());
        }
    }

    private void fulfil(Order order) {
        try {
            GameId opened = host.open().map(Game::id).orElse(null);
            redis.general()
                    .sync()
                    .publish(
                            Channels.gameOrderAnswers(order.from()).getBytes(UTF_8),
                            mapper.writeValueAsBytes(new Answer(order.order(), opened)));
        } catch (RedisException e) {
            log.warn("An order of {} for a game failed: {}", order.from(), e.getMessage());
        }
    }
}
