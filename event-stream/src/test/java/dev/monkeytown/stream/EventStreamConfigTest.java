package dev.monkeytown.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monkeytown.platform.service.SettingException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

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

    private static void assertRefused(Runnable making, String variable) {
        assertThatThrownBy(making::run).isInstanceOf(SettingException.class).hasMessageContaining(variable);
    }
}
