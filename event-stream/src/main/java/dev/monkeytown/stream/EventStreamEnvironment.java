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

    private static final Map<String, String> VARIABLES = Map.of(
            "MONKEYTOWN_HEARTBEAT_INTERVAL", "heartbeat-interval",
            "MONKEYTOWN_MAX_CONNECTIONS", "max-connections-per-instance",
            "MONKEYTOWN_BUFFER_SIZE", "buffer-size",
            "MONKEYTOWN_REPLAY_WINDOW", "replay-window",
            "MONKEYTOWN_BACKLOG_SIZE", "backlog-size",
            "MONKEYTOWN_BACKLOG_AGE", "backlog-age",
            "MONKEYTOWN_STUCK_TIMEOUT", "stuck-timeout",
            "MONKEYTOWN_RESYNCS_PER_MINUTE", "resyncs-per-minute",
            "MONKEYTOWN_DRAIN_SPREAD", "drain-spread",
            "MONKEYTOWN_DRAIN_DEADLINE", "drain-deadline");

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
