package dev.monkeytown.stream.connection;

import dev.monkeytown.model.Limits;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.WebsocketServerSpec;

/**
 * Upgrades as Spring does, but hands the session the {@link Admission} with the channel beneath it, and answers the
 * dialect that was admitted: Spring's own choice of the subprotocol trips over blanks.
 *
 * <p>A message somewhat above {@link Limits#MAX_CLIENT_MESSAGE_BYTES} still arrives, so that it can be answered; beyond
 * {@link #MAX_FRAME_BYTES} Netty ends the connection with 1009. Compression stays off: the fan-out writes below it.
 * Pings are handed on, because answering them unseen would leave them out of the limits.
 */
public final class ChannelUpgradeStrategy extends ReactorNettyRequestUpgradeStrategy {

    /** Bytes of one message that are taken in at all. */
    static final int MAX_FRAME_BYTES = 16 * Limits.MAX_CLIENT_MESSAGE_BYTES;

    public ChannelUpgradeStrategy() {
        super(() -> WebsocketServerSpec.builder()
                .maxFramePayloadLength(MAX_FRAME_BYTES)
                .compress(false)
                .handlePing(true));
    }

    @Override
    public Mono<Void> upgrade(
            ServerWebExchange exchange,
            WebSocketHandler handler,
            @Nullable String subProtocol,
            Supplier<HandshakeInfo> handshakeInfoFactory) {
        Admission admission = Objects.requireNonNull(exchange.getAttribute(Admission.ATTRIBUTE));
        WebSocketHandler admitted = session -> {
            session.getAttributes().put(Admission.ATTRIBUTE, admission);
            return handler.handle(session);
        };
        return super.upgrade(exchange, admitted, admission.dialect().subprotocol(), handshakeInfoFactory);
    }
}
