package dev.monkeytown.stream;

import dev.monkeytown.model.message.MessageCodec;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.platform.identity.SigningKey;
import dev.monkeytown.platform.identity.TokenSigner;
import dev.monkeytown.platform.identity.TokenVerification.Verified;
import dev.monkeytown.platform.identity.TokenVerifier;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.stream.connection.Capacity;
import dev.monkeytown.stream.connection.Connections;
import dev.monkeytown.stream.connection.DrainLifecycle;
import dev.monkeytown.stream.connection.HandshakeFilter;
import dev.monkeytown.stream.connection.SocketTokens;
import dev.monkeytown.stream.inbox.Inboxes;
import dev.monkeytown.stream.intake.Feed;
import dev.monkeytown.stream.measure.StreamMetrics;
import dev.monkeytown.stream.room.Rooms;
import dev.monkeytown.stream.warmup.Stage;
import dev.monkeytown.stream.warmup.WarmUp;
import dev.monkeytown.stream.warmup.WarmUpLifecycle;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.socket.server.support.WebSocketHandlerAdapter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.json.JsonMapper;

/**
 * The warm-up and its stage, which is wired by the same methods as the service itself, and shares event loops and
 * connections to Redis with it, but no socket, room, meter or key.
 */
@Configuration(proxyBeanMethods = false)
class WarmUpConfiguration {

    /** Not that of any service, so that a token would be refused for this alone. */
    private static final String AUDIENCE = "event-stream-warm-up";

    /** Longer than any warm-up. */
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(60);

    private final RoomConfiguration rooms = new RoomConfiguration();
    private final SocketConfiguration sockets = new SocketConfiguration();

    @Bean
    WarmUp warmUp(EventStreamConfig config, Stage.Opening opening, RedisConnections redis, JsonMapper json) {
        return new WarmUp(config.warmUp(), opening, redis.general(), json, System::nanoTime);
    }

    @Bean
    WarmUpLifecycle warmUpLifecycle(WarmUp warmUp) {
        return new WarmUpLifecycle(warmUp);
    }

    @Bean
    Stage.Opening stage(
            EventStreamConfig config,
            RedisConnections redis,
            LoopBus bus,
            Feed feed,
            LoopResources loops,
            MessageCodec codec,
            JsonMapper json,
            @Value("${monkeytown.instance}") String instance) {
        return archive -> {
            // Of the kind that production has: compiled code is bound to the classes it has met.
            PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            StreamMetrics metrics = new StreamMetrics(meters);
            Inboxes inboxes = rooms.inboxes(bus, metrics);
            Rooms ownRooms = rooms.rooms(
                    feed, bus, archive.apply(rooms.archive(redis, metrics)), inboxes, loops, config, codec, metrics);
            SocketTokens used = sockets.socketTokens(redis, metrics);
            Capacity capacity = sockets.capacity(config, metrics);
            Connections connections =
                    sockets.connections(config, ownRooms, redis, used, feed, inboxes, codec, json, metrics, instance);
            SigningKey key = SigningKey.ephemeral();
            TokenVerifier verifier = new TokenVerifier(key.publicKeys(), AUDIENCE, InstantSource.system());
            HandshakeFilter filter = sockets.handshakeFilter(verifier, List.of(), used, capacity, connections, metrics);
            GenericApplicationContext context = dispatching(connections);
            DisposableServer server = listen(loops, handler(context, filter, meters));
            return new Stage(server.port(), passes(key, verifier), capacity, ownRooms, () -> {
                server.disposeNow(Stage.PATIENCE);
                DrainLifecycle.awaitNone(capacity::taken, Stage.PATIENCE);
                ownRooms.closeAll();
                DrainLifecycle.awaitNone(ownRooms::size, Stage.PATIENCE);
                context.close();
                meters.close();
            });
        };
    }

    private static Function<Identity, Stage.Pass> passes(SigningKey key, TokenVerifier verifier) {
        TokenSigner signer = new TokenSigner(key, InstantSource.system());
        return identity -> {
            String token = signer.sign(identity, AUDIENCE, TOKEN_LIFE);
            return new Stage.Pass(token, ((Verified) verifier.verify(token)).jti());
        };
    }

    /** What WebFlux sets up for sockets, and nothing else of it. */
    private GenericApplicationContext dispatching(Connections connections) {
        GenericApplicationContext context = new GenericApplicationContext();
        context.registerBean(HandlerMapping.class, () -> sockets.socketMapping(connections));
        context.registerBean(
                HandlerAdapter.class, () -> new WebSocketHandlerAdapter(SocketConfiguration.socketService()));
        context.refresh();
        return context;
    }

    private static HttpHandler handler(
            GenericApplicationContext context, HandshakeFilter filter, MeterRegistry meters) {
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        return WebHttpHandlerBuilder.webHandler(new DispatcherHandler(context))
                .filter(filter)
                .observationRegistry(observations)
                .build();
    }

    private static DisposableServer listen(LoopResources loops, HttpHandler handler) {
        return NettyConfiguration.withSocketOptions(HttpServer.create()
                        .host(InetAddress.getLoopbackAddress().getHostAddress())
                        .port(0)
                        .runOn(loops))
                .handle(new ReactorHttpHandlerAdapter(handler))
                .bindNow(Stage.PATIENCE);
    }
}
