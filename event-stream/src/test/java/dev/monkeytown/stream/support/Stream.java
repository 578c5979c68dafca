package dev.monkeytown.stream.support;

import dev.monkeytown.model.message.MessageCodec;
import dev.monkeytown.stream.EventStreamApplication;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** One instance of the service, as production starts it, on a free port; without a warm-up unless it is asked for. */
public final class Stream implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    public Stream(TestRedis redis, Tokens tokens, Map<String, String> environment) {
        List<String> arguments = new ArrayList<>(List.of(
                "--PORT=0",
                "--MONKEYTOWN_BIND=127.0.0.1",
                "--spring.netty.leak-detection=paranoid",
                "--REDIS_URL=" + redis.url(),
                "--MONKEYTOWN_VERIFY_KEYS=" + tokens.verifyKeys()));
        Map<String, String> settings = new HashMap<>(Map.of("MONKEYTOWN_WARM_UP", "0s"));
        settings.putAll(environment);
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        context = SpringApplication.run(EventStreamApplication.class, arguments.toArray(String[]::new));
    }

    public int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    public MessageCodec codec() {
        return bean(MessageCodec.class);
    }

    /** Stops it as SIGTERM would. */
    @Override
    public void close() {
        context.close();
    }
}
