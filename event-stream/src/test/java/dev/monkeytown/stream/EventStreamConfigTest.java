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
        assertRefused(() -> stops(TEN, TEN, Duration.ofMillis(-1)), "MONKEYTOWN_WARM_UP");
        assertRefused(() -> stops(TEN, TEN, Duration.ofSeconds(31)), "MONKEYTOWN_WARM_UP");
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
                        Map.ofEntries(
                                Map.entry("MONKEYTOWN_HEARTBEAT_INTERVAL", "3s"),
                                Map.entry("MONKEYTOWN_MAX_CONNECTIONS", ""),
                                Map.entry("MONKEYTOWN_BUFFER_SIZE", " 600 "),
                                Map.entry("MONKEYTOWN_REPLAY_WINDOW", "  "),
                                Map.entry("MONKEYTOWN_BACKLOG_SIZE", "32KB"),
                                Map.entry("MONKEYTOWN_BACKLOG_AGE", "1s"),
                                Map.entry("MONKEYTOWN_STUCK_TIMEOUT", "5s"),
                                Map.entry("MONKEYTOWN_RESYNCS_PER_MINUTE", "3"),
                                Map.entry("MONKEYTOWN_DRAIN_SPREAD", "2s"),
                                Map.entry("MONKEYTOWN_DRAIN_DEADLINE", "  "),
                                Map.entry("MONKEYTOWN_WARM_UP", "0s"))));
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
                        Duration.ofSeconds(5),
                        Duration.ZERO));
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
                Duration.ofSeconds(5),
                Duration.ZERO);
    }

    private static EventStreamConfig readers(int backlogKb, Duration age, Duration stuck, int resyncs) {
        return new EventStreamConfig(
                TEN,
                1,
                240,
                TEN,
                DataSize.ofKilobytes(backlogKb),
                age,
                stuck,
                resyncs,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO);
    }

    private static EventStreamConfig drain(Duration spread, Duration deadline) {
        return stops(spread, deadline, Duration.ZERO);
    }

    private static EventStreamConfig stops(Duration spread, Duration deadline, Duration warmUp) {
        return new EventStreamConfig(TEN, 1, 240, TEN, DataSize.ofKilobytes(64), TEN, TEN, 1, spread, deadline, warmUp);
    }

    private static void assertRefused(Runnable making, String variable) {
        assertThatThrownBy(making::run).isInstanceOf(SettingException.class).hasMessageContaining(variable);
    }
}
