package dev.monkeytown.quickstart.proxy;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Decides for each request what may pass and where it goes. Runs on I/O threads and never blocks. */
final class FrontDoor implements HttpHandler {
    private final Map<Route, HttpHandler> upstreams;
    private final ProxyLimits limits;

    FrontDoor(Map<Route, HttpHandler> upstreams, ProxyLimits limits) {
        this.upstreams = Map.copyOf(upstreams);
        this.limits = limits;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (exchange.getRequestMethod().equals(Methods.CONNECT)
                || exchange.getRequestMethod().equals(Methods.TRACE)) {
            refuse(exchange, StatusCodes.METHOD_NOT_ALLOWED);
            return;
        }
        Optional<String> path = CanonicalPath.of(exchange.getRequestPath());
        if (path.isEmpty()) {
            refuse(exchange, StatusCodes.BAD_REQUEST);
            return;
        }
        if (exchange.getRequestContentLength() > limits.bodyBytes()) {
            refuse(exchange, StatusCodes.REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        pass(exchange, Route.of(path.get()));
    }

    private void pass(HttpServerExchange exchange, Route route) throws Exception {
        HttpHandler upstream = upstreams.get(route);
        if (upstream == null) {
            refuse(exchange, StatusCodes.NOT_FOUND);
            return;
        }
        forgetClaims(exchange);
        exchange.addDefaultResponseListener(new Apology(route));
        upstream.handleRequest(exchange);
    }

    /** What a client says about proxies before us is never believed; the proxy handler states what it sees itself. */
    private static void forgetClaims(HttpServerExchange exchange) {
        List<HttpString> claims = exchange.getRequestHeaders().getHeaderNames().stream()
                .filter(FrontDoor::isClaim)
                .toList();
        for (HttpString claim : claims) {
            var _ = exchange.getRequestHeaders().remove(claim);
        }
    }

    private static boolean isClaim(HttpString header) {
        String name = header.toString().toLowerCase(Locale.ROOT);
        return name.startsWith("x-forwarded-") || name.equals("forwarded") || name.equals("x-real-ip");
    }

    private static void refuse(HttpServerExchange exchange, int status) {
        exchange.setStatusCode(status).endExchange();
    }
}
