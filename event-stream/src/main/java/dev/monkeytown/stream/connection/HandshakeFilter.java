package dev.monkeytown.stream.connection;

import dev.monkeytown.stream.connection.Handshake.Decision;
import dev.monkeytown.stream.measure.StreamMetrics;
import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Answers requests for a socket that cannot have one, before the upgrade, with a status and a JSON body: browsers show
 * neither to the page, but people with curl see them. Runs on the request's event loop.
 */
public final class HandshakeFilter implements WebFilter {

    /** The one address of sockets. */
    public static final String PATH = "/ws";

    private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol";
    private static final int FULL_RETRY_SECONDS = 5;

    /** At once: the next try most likely meets another instance. */
    private static final int DRAINING_RETRY_SECONDS = 0;

    private final Handshake handshake;
    private final SocketTokens tokens;
    private final Capacity capacity;
    private final Connections connections;
    private final StreamMetrics metrics;

    public HandshakeFilter(
            Handshake handshake,
            SocketTokens tokens,
            Capacity capacity,
            Connections connections,
            StreamMetrics metrics) {
        this.handshake = handshake;
        this.tokens = tokens;
        this.capacity = capacity;
        this.connections = connections;
        this.metrics = metrics;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!exchange.getRequest().getPath().value().equals(PATH)) {
            return chain.filter(exchange);
        }
        if (connections.draining()) {
            return refuse(exchange, unavailable("this instance is shutting down", DRAINING_RETRY_SECONDS));
        }
        return switch (handshake.decide(request(exchange.getRequest()))) {
            case Decision.Refused refused -> refuse(exchange, refused);
            case Decision.Admitted admitted -> admit(exchange, chain, admitted);
        };
    }

    private Mono<Void> admit(ServerWebExchange exchange, WebFilterChain chain, Decision.Admitted admitted) {
        Optional<Capacity.Place> free = capacity.take(admitted.dialect());
        if (free.isEmpty()) {
            return refuse(exchange, unavailable("this instance has all the sockets it may have", FULL_RETRY_SECONDS));
        }
        Capacity.Place place = free.get();
        Channel channel = channel(exchange.getRequest());
        Admission admission = new Admission(admitted.identity(), admitted.dialect(), place, channel);
        exchange.getAttributes().put(Admission.ATTRIBUTE, admission);
        return Mono.fromCompletionStage(tokens.use(admitted.jti(), admitted.identity()))
                .publishOn(Schedulers.fromExecutor(channel.eventLoop()))
                .flatMap(counts -> counts ? chain.filter(exchange) : refuse(exchange, Handshake.unauthorized()))
                .doOnTerminate(place::giveBackUnlessUsed)
                .doOnCancel(place::giveBackUnlessUsed);
    }

    private static Handshake.Request request(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        List<String> hosts = new ArrayList<>(headers.getOrEmpty("X-Forwarded-Host"));
        hosts.addAll(headers.getOrEmpty(HttpHeaders.HOST));
        boolean upgrade =
                request.getMethod().equals(HttpMethod.GET) && "websocket".equalsIgnoreCase(headers.getUpgrade());
        return new Handshake.Request(upgrade, headers.getOrEmpty(SUBPROTOCOL), headers.getOrigin(), hosts);
    }

    private static Channel channel(ServerHttpRequest request) {
        AtomicReference<Channel> channel = new AtomicReference<>();
        HttpServerRequest nativeRequest = ServerHttpRequestDecorator.getNativeRequest(request);
        nativeRequest.withConnection(connection -> channel.set(connection.channel()));
        return Objects.requireNonNull(channel.get());
    }

    private static Decision.Refused unavailable(String message, int retryAfterSeconds) {
        return new Decision.Refused(503, "unavailable", message, OptionalInt.of(retryAfterSeconds));
    }

    /** The texts are ours and hold nothing that JSON would have to escape. */
    private Mono<Void> refuse(ServerWebExchange exchange, Decision.Refused refused) {
        metrics.handshakeRefused(refused.status());
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(refused.status()));
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        refused.retryAfterSeconds()
                .ifPresent(seconds -> headers.set(HttpHeaders.RETRY_AFTER, Integer.toString(seconds)));
        switch (refused.status()) {
            case 401 -> headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case 426 -> headers.set(HttpHeaders.UPGRADE, "websocket");
            default -> {}
        }
        byte[] body = "{\"error\":\"%s\",\"code\":\"%s\"}"
                .formatted(refused.message(), refused.code())
                .getBytes(StandardCharsets.UTF_8);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }
}
