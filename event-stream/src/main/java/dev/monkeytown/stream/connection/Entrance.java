package dev.monkeytown.stream.connection;

import org.jspecify.annotations.Nullable;
import reactor.netty.DisposableServer;

/**
 * The socket on which this instance listens. It can be shut before the web server stops: a proxy that finds it shut goes on to
 * another instance by itself, while one that is answered 503 passes that on, to a client that then waits before it tries
 * again. Thread-safe.
 */
public final class Entrance {

    private volatile @Nullable DisposableServer bound;

    /** The web server listens. */
    public void opened(DisposableServer server) {
        bound = server;
    }

    /** Takes no more connections; those that are there stay. Blocks for a moment. */
    void shut() {
        DisposableServer server = bound;
        if (server != null) {
            server.channel().close().syncUninterruptibly();
        }
    }
}
