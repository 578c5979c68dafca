package dev.monkeytown.stream;

import dev.monkeytown.model.message.MessageCodec;
import dev.monkeytown.platform.health.Readiness;
import dev.monkeytown.platform.identity.TokenVerifier;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.stream.connection.Capacity;
import dev.monkeytown.stream.connection.ChannelUpgradeStrategy;
import dev.monkeytown.stream.connection.ConnectionContext;
import dev.monkeytown.stream.connection.Connections;
import dev.monkeytown.stream.connection.DrainLifecycle;
import dev.monkeytown.stream.connection.Entrance;
import dev.monkeytown.stream.connection.Handshake;
import dev.monkeytown.stream.connection.HandshakeFilter;
import dev.monkeytown.stream.connection.Memberships;
import dev.monkeytown.stream.connection.Origins;
import dev.monkeytown.stream.connection.PlayerUpdates;
import dev.monkeytown.stream.connection.SocketHandler;
import dev.monkeytown.stream.connection.SocketTokens;
import dev.monkeytown.stream.inbox.Inboxes;
import dev.monkeytown.stream.intake.Feed;
import dev.monkeytown.stream.measure.Heartbeat;
import dev.monkeytown.stream.measure.StreamMetrics;
import dev.monkeytown.stream.room.Rooms;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.json.JsonMapper;

/** From the handshake to connections. */
@Configuration(proxyBeanMethods = false)
class SocketConfiguration {

    @Bean
    Capacity capacity(EventStreamConfig config, StreamMetrics metrics) {
        return new Capacity(config.maxConnectionsPerInstance(), metrics);
    }

    @Bean
    SocketTokens socketTokens(RedisConnections redis, StreamMetrics metrics) {
        return new SocketTokens(redis.general(), metrics);
    }

    @Bean
    Connections connections(
            EventStreamConfig config,
            Rooms rooms,
            RedisConnections redis,
            SocketTokens tokens,
            Feed feed,
            Inboxes inboxes,
            MessageCodec codec,
            JsonMapper json,
            StreamMetrics metrics,
            @Value("${monkeytown.instance}") String instance) {
        ConnectionContext context = new ConnectionContext(
                instance,
                config.heartbeatInterval(),
                config.readers(),
                rooms,
                new Memberships(redis.general(), json, rooms::hasOpen, rooms::hasRunning, metrics),
                inboxes,
                new PlayerUpdates(feed, redis.general(), tokens, json, metrics),
                codec,
                metrics,
                System::nanoTime,
                System::currentTimeMillis);
        return new Connections(context, config.sendingAway(), new SplittableRandom());
    }

    @Bean
    HandshakeFilter handshakeFilter(
            TokenVerifier tokens,
            @Value("${MONKEYTOWN_ORIGINS:}") List<String> origins,
            SocketTokens socketTokens,
            Capacity capacity,
            Connections connections,
            StreamMetrics metrics) {
        return new HandshakeFilter(
                new Handshake(new Origins(origins), tokens), socketTokens, capacity, connections, metrics);
    }

    @Bean
    HandlerMapping socketMapping(Connections connections) {
        return new SimpleUrlHandlerMapping(
                Map.of(HandshakeFilter.PATH, new SocketHandler(connections)), Ordered.HIGHEST_PRECEDENCE);
    }

    @Bean
    WebFluxConfigurer upgrading() {
        return new WebFluxConfigurer() {
            @Override
            public WebSocketService getWebSocketService() {
                return socketService();
            }
        };
    }

    static WebSocketService socketService() {
        return new HandshakeWebSocketService(new ChannelUpgradeStrategy());
    }

    @Bean
    DrainLifecycle drain(Entrance entrance, Connections connections, Rooms rooms, EventStreamConfig config) {
        return new DrainLifecycle(entrance, connections, rooms, config.drainDeadline());
    }

    @Bean(initMethod = "start")
    Heartbeat heartbeat(
            LoopResources loops,
            RedisConnections redis,
            JsonMapper json,
            Readiness readiness,
            Capacity capacity,
            @Value("${monkeytown.service}") String service,
            @Value("${monkeytown.instance}") String instance) {
        return new Heartbeat(
                loops.onServer(LoopResources.DEFAULT_NATIVE),
                redis.general(),
                json,
                service,
                instance,
                readiness::status,
                capacity::taken,
                capacity.most());
    }
}
