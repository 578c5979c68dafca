package dev.monkeytown.stream.connection;

import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;

/** Spring's side of a socket: passes what comes in to the {@link Connection}; what goes out does not pass here. */
public final class SocketHandler implements WebSocketHandler {

    private static final Logger log = LoggerFactory.getLogger(SocketHandler.class);

    private final Connections connections;

    public SocketHandler(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Mono<Void> handle(WebSocketSession session) {
        Admission admission =
                (Admission) Objects.requireNonNull(session.getAttributes().get(Admission.ATTRIBUTE));
        Connection connection = connections.open(admission);
        return session.receive()
                .doOnNext(message -> pass(message, connection))
                .then()
                .doOnError(failure -> log.debug("Socket {} broke: {}", connection.id(), failure.toString()))
                .onErrorComplete()
                .doFinally(_ -> connections.closed(connection));
    }

    /** A mistake of ours with one message ends this connection and no other. */
    private static void pass(WebSocketMessage message, Connection connection) {
        try {
            switch (message.getType()) {
                case TEXT -> connection.text(bytes(message.getPayload()));
                case BINARY -> connection.binary(bytes(message.getPayload()));
                case PING -> connection.ping(bytes(message.getPayload()));
                case PONG -> connection.pong(bytes(message.getPayload()));
            }
        } catch (RuntimeException bug) {
            connection.broken(bug);
        }
    }

    private static byte[] bytes(DataBuffer payload) {
        byte[] bytes = new byte[payload.readableByteCount()];
        payload.read(bytes);
        return bytes;
    }
}
