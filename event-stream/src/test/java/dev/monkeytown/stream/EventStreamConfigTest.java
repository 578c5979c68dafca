package dev.monkeytown.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monkeytown.platform.service.SettingException;
import dev.monkeytown.stream.room.ReaderLimits;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.unit.DataSize;

class EventStreamConfigTest {

    private static final Duration TEN = Duration.ofSeconds(10);

    @Test
    void takesWhatMakesSense() {
        assertThat(config(TEN, 1, 240, Duration.ofSeconds(4)).bufferSize()).isEqualTo(240);
    }

    @Test
    void namesTheVariableThatDoesNot() {
        assertRefused(() -> config(Duration.ofMillis(99), 1, 240, TEN), "MONKEYTOWN_HEARTBEAT_INTERVAL");
        assertRefused(() -> config(TEN, 0, 240, TEN), "MONKEYTOWN_MAX_CONNECTIONS");
        assertRefused(() -> config(TEN, 1, 239, TEN), "MONKEYTOWN_BUFFER_SIZE");
        assertRefused(() -> config(TEN, 1, 240, Duration.ofSeconds(3)), "MONKEYTOWN_REPLAY_WINDOW");
        assertRefused(() -> readers(15, TEN, TEN, 1), "MONKEYTOWN_BACKLOG_SIZE");
        assertRefused(() -> readers(16 * 1024 + 1, TEN, TEN, 1), "MONKEYTOWN_BACKLOG_SIZE");
        assertRefused(() -> readers(64, Duration.ofMillis(99), TEN, 1), "MONKEYTOWN_BACKLOG_AGE");
        assertRefused(() -> readers(64, TEN, Duration.ofMillis(999), 1), "MONKEYTOWN_STUCK_TIMEOUT");
        assertRefused(() -> readers(64, TEN, TEN, -1), "MONKEYTOWN_RESYNCS_PER_MINUTE");
        assertRefused(() -> drain(Duration.ofMillis(-1), TEN), "MONKEYTOWN_DRAIN_SPREAD");
        assertRefused(() -> drain(Duration.ofSeconds(61), TEN), "MONKEYTOWN_DRAIN_SPREAD");
        assertRefused(() -> drain(TEN, Duration.ofMillis(-1)), "MONKEYTOWN_DRAIN_DEADLINE");
        assertRefused(() -> drain(TEN, Duration.ofSeconds(16)), "MONKEYTOWN_DRAIN_DEADLINE");
    }

    @Test
    void sendsEverybodyAwayBeforeTheDeadline() {
        assertThat(drain(Duration.ofSeconds(1), Duration.ofSeconds(5)).sendingAway())
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(drain(Duration.ofSeconds(40), Duration.ofSeconds(5)).sendingAway())
                .isEqualTo(Duration.ofSeconds(4));
        assertThat(drain(Duration.ofSeconds(1), Duration.ZERO).sendingAway()).isZero();
    }

    @Test
    void isAsPatientAsRoomsAreByDefault() {
        StandardEnvironment nothingSet = new StandardEnvironment();
        EventStreamConfig config =
                Binder.get(nothingSet).bindOrCreate("monkeytown.event-stream", EventStreamConfig.class);

        assertThat(config.readers()).isEqualTo(ReaderLimits.DEFAULT);
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
                                "MONKEYTOWN_REPLAY_WINDOW", "  ",
                                "MONKEYTOWN_BACKLOG_SIZE", "32KB",
                                "MONKEYTOWN_BACKLOG_AGE", "1s",
                                "MONKEYTOWN_STUCK_TIMEOUT", "5s",
                                "MONKEYTOWN_RESYNCS_PER_MINUTE", "3",
                                "MONKEYTOWN_DRAIN_SPREAD", "2s",
                                "MONKEYTOWN_DRAIN_DEADLINE", "  ")));
        new EventStreamEnvironment().postProcessEnvironment(environment, new SpringApplication());

        assertThat(Binder.get(environment).bindOrCreate("monkeytown.event-stream", EventStreamConfig.class))
                .isEqualTo(new EventStreamConfig(
                        Duration.ofSeconds(3),
                        5_000,
                        600,
                        Duration.ofSeconds(20),
                        DataSize.ofKilobytes(32),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        3,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5)));
    }

    private static EventStreamConfig config(Duration heartbeat, int connections, int frames, Duration window) {
        return new EventStreamConfig(
                heartbeat,
                connections,
                frames,
                window,
                DataSize.ofKilobytes(64),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                12,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5));
    }

    private static EventStreamConfig readers(int backlogKb, Duration age, Duration stuck, int resyncs) {
        return new EventStreamConfig(
                TEN, 1, 240, TEN, DataSize.ofKilobytes(backlogKb), age, stuck, resyncs, Duration.ZERO, Duration.ZERO);
    }

    private static EventStreamConfig drain(Duration spread, Duration deadline) {
        return new EventStreamConfig(TEN, 1, 240, TEN, DataSize.ofKilobytes(64), TEN, TEN, 1, spread, deadline);
    }

    private static void assertRefused(Runnable making, String variable) {
        assertThatThrownBy(making::run).isInstanceOf(SettingException.class).hasMessageContaining(variable);
    }
}
