package dev.monkeytown.stream;

import dev.monkeytown.stream.connection.Entrance;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/** The event loops, native where there is a transport for it, shared by the web server and the rooms. */
@Configuration(proxyBeanMethods = false)
class NettyConfiguration {

    /** Sockets are few and hot on each loop: more loops than cores would only take turns. */
    private static final int LOOPS = Runtime.getRuntime().availableProcessors();

    /**
     * Bytes the kernel may hold for a client that does not read. More would only hide for longer that it has stopped:
     * at 2 KB a second this is half a minute.
     */
    private static final int SEND_BUFFER_BYTES = 64 * 1024;

    /**
     * Of these, bytes that have not left for the client yet. When it does not read, what waits for it waits in this
     * process, where its age is known and it can be dropped, and not in the kernel: two seconds of frames do there.
     */
    private static final long UNSENT_BYTES = 4 * 1024;

    /** When the loops end, all sockets are gone; the default waits two seconds for tasks that nobody gives them. */
    private static final Duration QUIET = Duration.ZERO;

    private static final Duration END_TIMEOUT = Duration.ofSeconds(1);

    @Bean(destroyMethod = "")
    LoopResources loopResources() {
        return LoopResources.create("loop", 1, LOOPS, true);
    }

    @Bean
    ReactorResourceFactory reactorResourceFactory(LoopResources loops) {
        ReactorResourceFactory factory = new ReactorResourceFactory();
        factory.setUseGlobalResources(false);
        factory.setLoopResourcesSupplier(() -> loops);
        factory.setShutdownQuietPeriod(QUIET);
        factory.setShutdownTimeout(END_TIMEOUT);
        return factory;
    }

    @Bean
    Entrance entrance() {
        return new Entrance();
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> socketOptions(Entrance entrance) {
        NettyServerCustomizer options = server -> withSocketOptions(server).doOnBound(entrance::opened);
        return factory -> factory.addServerCustomizers(options);
    }

    /** What every server here needs whose sockets take frames. */
    static HttpServer withSocketOptions(HttpServer server) {
        HttpServer everywhere = server.childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES);
        return LoopResources.DEFAULT_NATIVE && Epoll.isAvailable()
                ? everywhere.childOption(EpollChannelOption.TCP_NOTSENT_LOWAT, UNSENT_BYTES)
                : everywhere;
    }
}
