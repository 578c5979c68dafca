package dev.monkeytown.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monkeytown.platform.service.SettingException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class EventStreamConfigTest {

    private static final Duration TEN = Duration.ofSeconds(10);

    @Test
    void takesWhatMakesSense() {
        assertThat(new EventStreamConfig(TEN, 1, 240, Duration.ofSeconds(4)).bufferSize())
                .isEqualTo(240);
    }

    @Test
    void namesTheVariableThatDoesNot() {
        assertRefused(() -> new EventStreamConfig(Duration.ofMillis(99), 1, 240, TEN), "MONKEYTOWN_HEARTBEAT_INTERVAL");
        assertRefused(() -> new EventStreamConfig(TEN, 0, 240, TEN), "MONKEYTOWN_MAX_CONNECTIONS");
        assertRefused(() -> new EventStreamConfig(TEN, 1, 239, TEN), "MONKEYTOWN_BUFFER_SIZE");
        assertRefused(() -> new EventStreamConfig(TEN, 1, 240, Duration.ofSeconds(3)), "MONKEYTOWN_REPLAY_WINDOW");
    }

    @Test
    void takesTheEnvironmentAndTheDefaultsWhereItIsBlank() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "variables",
                        Map.of(
                                "MONKEYTOWN_HEARTBEAT_INTERVAL", "3s",
                                "MONKEYTOWN_MAX_CONNECTIONS", "",
                                "MONKEYTOWN_BUFFER_SIZE", " 600 ",
                                "MONKEYTOWN_REPLAY_WINDOW", "  ")));
        new EventStreamEnvironment().postProcessEnvironment(environment, new SpringApplication());

        assertThat(Binder.get(environment).bindOrCreate("monkeytown.event-stream", EventStreamConfig.class))
                .isEqualTo(new EventStreamConfig(Duration.ofSeconds(3), 5_000, 600, Duration.ofSeconds(20)));
    }

    private static void assertRefused(Runnable making, String variable) {
        assertThatThrownBy(making::run).isInstanceOf(SettingException.class).hasMessageContaining(variable);
    }
}
