package dev.monkeytown.quickstart.proxy;

import dev.monkeytown.quickstart.StartRefused;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.xnio.Options;

/** The reverse proxy, listening. */
public final class FrontProxy implements AutoCloseable {
    private static final int IO_THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);
    private static final int WORKER_THREADS = 2;
    private static final int BACKLOG = 1024;

    private final Undertow server;

    private FrontProxy(Undertow server) {
        this.server = server;
    }

    /**
     * @param bind address to listen on
     * @param port 0 for any free one
     * @param instances base addresses by route; a route without an entry answers 404
     */
    public static FrontProxy start(String bind, int port, Map<Route, List<URI>> instances) throws StartRefused {
        ProxyLimits limits = ProxyLimits.DEFAULT;
        Map<Route, HttpHandler> upstreams = new EnumMap<>(Route.class);
        instances.forEach((route, addresses) -> upstreams.put(
                route,
                route == Route.STREAM ? Upstream.sockets(addresses, limits) : Upstream.requests(addresses, limits)));
        Undertow server = listener(bind, port, limits, new FrontDoor(upstreams, limits));
        try {
            server.start();
        } catch (RuntimeException e) {
            throw refusal(bind, port, e);
        }
        return new FrontProxy(server);
    }

    public int port() {
        return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static Undertow listener(String bind, int port, ProxyLimits limits, HttpHandler door) {
        int patienceMillis = (int) limits.requestPatience().toMillis();
        return Undertow.builder()
                .addHttpListener(port, bind)
                .setIoThreads(IO_THREADS)
                .setWorkerThreads(WORKER_THREADS)
                .setSocketOption(Options.TCP_NODELAY, true)
                .setSocketOption(Options.BACKLOG, BACKLOG)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, limits.headerBytes())
                .setServerOption(UndertowOptions.MAX_HEADERS, limits.headers())
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, limits.bodyBytes())
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, patienceMillis)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, patienceMillis)
                .setServerOption(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
                .setHandler(door)
                .build();
    }

    private static StartRefused refusal(String bind, int port, RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException bound
                    && String.valueOf(bound.getMessage()).contains("in use")) {
                return new StartRefused(
                        "port " + port + " is in use by another program; try --port " + (port + 1), failure);
            }
            if (cause instanceof java.net.SocketException denied) {
                return new StartRefused(
                        "cannot listen on " + bind + ":" + port + " (" + denied.getMessage()
                                + "); choose others with --bind and --port",
                        failure);
            }
        }
        return new StartRefused("cannot listen on " + bind + ":" + port + " (" + failure.getMessage() + ")", failure);
    }
}
