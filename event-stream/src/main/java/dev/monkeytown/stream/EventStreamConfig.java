package dev.monkeytown.stream;

import dev.monkeytown.platform.service.SettingException;
import dev.monkeytown.stream.room.RoomSettings;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of an event stream.
 *
 * @param heartbeatInterval how often the server sends a heartbeat; a client that says nothing for twice as long is
 *     disconnected; 10 s, at least 100 ms
 * @param maxConnectionsPerInstance sockets at once; a further handshake is refused with 503; 5,000, at least 1
 * @param bufferSize frames kept of each game, for clients that come back; 1,200 (20 s), at least 240
 * @param replayWindow how long a frame is kept at most; 20 s, at least 4 s
 */
@ConfigurationProperties("monkeytown.event-stream")
public record EventStreamConfig(
        @DefaultValue("10s") Duration heartbeatInterval,
        @DefaultValue("5000") int maxConnectionsPerInstance,
        @DefaultValue("1200") int bufferSize,
        @DefaultValue("20s") Duration replayWindow) {

    private static final Duration LEAST_HEARTBEAT = Duration.ofMillis(100);
    private static final Duration LEAST_WINDOW = Duration.ofSeconds(4);

    public EventStreamConfig {
        if (heartbeatInterval.compareTo(LEAST_HEARTBEAT) < 0) {
            throw new SettingException("MONKEYTOWN_HEARTBEAT_INTERVAL", "must be at least 100ms");
        }
        if (maxConnectionsPerInstance < 1) {
            throw new SettingException("MONKEYTOWN_MAX_CONNECTIONS", "must be at least 1");
        }
        if (bufferSize < RoomSettings.LEAST_FRAMES) {
            throw new SettingException("MONKEYTOWN_BUFFER_SIZE", "must be at least " + RoomSettings.LEAST_FRAMES);
        }
        if (replayWindow.compareTo(LEAST_WINDOW) < 0) {
            throw new SettingException("MONKEYTOWN_REPLAY_WINDOW", "must be at least 4s");
        }
    }
}
