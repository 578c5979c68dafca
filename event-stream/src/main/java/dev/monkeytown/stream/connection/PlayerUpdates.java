package dev.monkeytown.stream.connection;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.SessionId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.model.message.EndReason;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.stream.intake.Feed;
import dev.monkeytown.stream.measure.StreamMetrics;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The channel of each player with a socket here. Thread-safe. An instance subscribes with a player's first socket and
 * unsubscribes with the last.
 */
public final class PlayerUpdates {

    private static final Logger log = LoggerFactory.getLogger(PlayerUpdates.class);

    private final Map<PlayerId, Set<Connection>> connections = new ConcurrentHashMap<>();
    private final Feed feed;
    private final SocketTokens tokens;
    private final RedisAsyncCommands<byte[], byte[]> redis;
    private final JsonMapper json;
    private final StreamMetrics metrics;

    public PlayerUpdates(
            Feed feed,
            StatefulRedisConnection<byte[], byte[]> connection,
            SocketTokens tokens,
            JsonMapper json,
            StreamMetrics metrics) {
        this.feed = feed;
        this.tokens = tokens;
        this.redis = connection.async();
        this.json = json;
        this.metrics = metrics;
    }

    /** From now on the connection hears what happens to its player, and of the end of its session even if that was before. */
    void add(Identity who, Connection connection) {
        PlayerId player = who.playerId();
        connections.compute(player, (_, known) -> {
            Set<Connection> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(connection);
            if (known == null) {
                report(
                        player,
                        feed.subscribe(Channels.playerUpdates(player), message -> received(player, message))
                                .thenRun(() -> askForEnd(who, connection)));
            } else {
                askForEnd(who, connection);
            }
            return all;
        });
    }

    /** Between the handshake and the subscription an end would go unheard. */
    private void askForEnd(Identity who, Connection connection) {
        var unused = tokens.endOf(who)
                .thenAccept(end -> end.ifPresent(reason -> {
                    PlayerUpdate ended = new PlayerUpdate.Ended(Optional.of(who.sessionId()), reason);
                    connection.onLoop(() -> connection.update(ended));
                }));
    }

    void remove(PlayerId player, Connection connection) {
        connections.computeIfPresent(player, (_, all) -> {
            all.remove(connection);
            if (!all.isEmpty()) {
                return all;
            }
            report(player, feed.unsubscribe(Channels.playerUpdates(player)));
            return null;
        });
    }

    /** Tells all sockets of the player, here and elsewhere, that this one has entered a seat. */
    void announce(PlayerId player, PlayerUpdate.Joined joined) {
        byte[] message = json.writeValueAsBytes(json.createObjectNode()
                .put("kind", "joined")
                .put("connectionId", joined.connectionId())
                .put("gameId", joined.gameId().toString()));
        report(player, redis.publish(bytes(Channels.playerUpdates(player)), message));
    }

    private void received(PlayerId player, byte[] message) {
        Optional<PlayerUpdate> update = read(message);
        if (update.isEmpty()) {
            metrics.updateIgnored();
            return;
        }
        for (Connection connection : connections.getOrDefault(player, Set.of())) {
            connection.onLoop(() -> connection.update(update.get()));
        }
    }

    private Optional<PlayerUpdate> read(byte[] message) {
        try {
            JsonNode node = json.readTree(message);
            Optional<GameId> game = GameId.parse(node.path("gameId").asString(""));
            return switch (node.path("kind").asString("")) {
                case "joined" ->
                    game.map(id ->
                            new PlayerUpdate.Joined(node.path("connectionId").asString(""), id));
                case "ended" ->
                    EndReason.of(node.path("reason").asString(""))
                            .map(reason -> new PlayerUpdate.Ended(
                                    SessionId.parse(node.path("sessionId").asString("")), reason));
                case "game_found" ->
                    game.map(id -> new PlayerUpdate.Found(id, node.path("seat").asInt(0)));
                default -> Optional.empty();
            };
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /** Updates are a courtesy between sockets: without Redis they do not come, and nothing else is lost by it. */
    private static void report(PlayerId player, CompletionStage<?> stage) {
        var unused = stage.whenComplete((_, failure) -> {
            if (failure != null) {
                log.atWarn().addKeyValue("playerId", player).log("No updates for player: {}", failure.toString());
            }
        });
    }

    private static byte[] bytes(String channel) {
        return channel.getBytes(StandardCharsets.UTF_8);
    }
}
