package dev.monkeytown.quickstart.proxy;

import io.undertow.client.UndertowClient;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import java.net.URI;
import java.util.List;
import org.xnio.OptionMap;
import org.xnio.Options;

/** All instances of one service, taken in turn; one that does not answer is left out for a second, then asked again. */
final class Upstream {
    private static final int RETRY_DEAD_AFTER_SECONDS = 1;
    /** Below the 20 s after which the services close idle connections, so that no request is sent into a closing one. */
    private static final int IDLE_MILLIS = 10_000;

    private static final int NEVER = -1;

    private Upstream() {}

    /** Upgrades are passed on, and live as long as both ends like. */
    static HttpHandler sockets(List<URI> instances, ProxyLimits limits) {
        return handler(instances, limits, NEVER);
    }

    static HttpHandler requests(List<URI> instances, ProxyLimits limits) {
        return handler(instances, limits, (int) limits.answerPatience().toMillis());
    }

    private static HttpHandler handler(List<URI> instances, ProxyLimits limits, int maxRequestMillis) {
        LoadBalancingProxyClient client = new LoadBalancingProxyClient(UndertowClient.getInstance())
                .removeSessionCookieName("JSESSIONID")
                .setConnectionsPerThread(limits.connectionsPerThread())
                .setSoftMaxConnectionsPerThread(0)
                .setTtl(IDLE_MILLIS)
                .setProblemServerRetry(RETRY_DEAD_AFTER_SECONDS);
        OptionMap options = OptionMap.create(Options.TCP_NODELAY, true);
        instances.forEach(instance -> client.addHost(instance, null, null, options));
        return ProxyHandler.builder()
                .setProxyClient(client)
                .setMaxConnectionRetries(instances.size())
                .setMaxRequestTime(maxRequestMillis)
                .setReuseXForwarded(false)
                .setRewriteHostHeader(false)
                .build();
    }
}
