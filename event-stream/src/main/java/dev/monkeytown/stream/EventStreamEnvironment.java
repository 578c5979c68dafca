package dev.monkeytown.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes the environment variables of {@link EventStreamConfig} its properties. A blank one counts as not set, as compose
 * files pass it. Runs once while the application starts.
 */
public final class EventStreamEnvironment implements EnvironmentPostProcessor {

    private static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("MONKEYTOWN_HEARTBEAT_INTERVAL", "heartbeat-interval"),
            Map.entry("MONKEYTOWN_MAX_CONNECTIONS", "max-connections-per-instance"),
            Map.entry("MONKEYTOWN_BUFFER_SIZE", "buffer-size"),
            Map.entry("MONKEYTOWN_REPLAY_WINDOW", "replay-window"),
            Map.entry("MONKEYTOWN_BACKLOG_SIZE", "backlog-size"),
            Map.entry("MONKEYTOWN_BACKLOG_AGE", "backlog-age"),
            Map.entry("MONKEYTOWN_STUCK_TIMEOUT", "stuck-timeout"),
            Map.entry("MONKEYTOWN_RESYNCS_PER_MINUTE", "resyncs-per-minute"),
            Map.entry("MONKEYTOWN_DRAIN_SPREAD", "drain-spread"),
            Map.entry("MONKEYTOWN_DRAIN_DEADLINE", "drain-deadline"),
            Map.entry("MONKEYTOWN_WARM_UP", "warm-up"));

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> properties = new LinkedHashMap<>();
        VARIABLES.forEach((variable, property) -> {
            String value = environment.getProperty(variable, "").strip();
            if (!value.isEmpty()) {
                properties.put("monkeytown.event-stream." + property, value);
            }
        });
        environment.getPropertySources().addLast(new MapPropertySource("event-stream", properties));
    }
}
