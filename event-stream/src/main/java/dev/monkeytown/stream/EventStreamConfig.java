package dev.monkeytown.stream;

import dev.monkeytown.platform.service.SettingException;
import dev.monkeytown.stream.room.ReaderLimits;
import dev.monkeytown.stream.room.RoomSettings;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of an event stream.
 *
 * @param heartbeatInterval how often the server sends a heartbeat; a client that says nothing for twice as long is
 *     disconnected; 10 s, at least 100 ms
 * @param maxConnectionsPerInstance sockets at once; a further handshake is refused with 503; 5,000, at least 1
 * @param bufferSize frames kept of each game, for clients that come back; 1,200 (20 s), at least 240
 * @param replayWindow how long a frame is kept at most; 20 s, at least 4 s
 * @param backlogSize bytes that may wait for one client in this process; beyond, frames for it are dropped; 64 KB, from
 *     16 KB to 16 MB
 * @param backlogAge how long they may wait; beyond, frames are dropped as well; 2 s, at least 100 ms
 * @param stuckTimeout time without reading what waits after which a client is disconnected; 45 s, at least 1 s
 * @param resyncsPerMinute keyframes a client gets in a minute for having been slow before it is disconnected; 12; with
 *     0 a slow client is disconnected as soon as it reads again
 * @param drainSpread when this instance stops, each client is sent to another one at its own moment within this time, or a
 *     second less than the deadline if that is earlier; 1 s, at most 60 s; with 0 all are sent away at once
 * @param drainDeadline how long the stop waits for clients to go; 5 s, at most 15 s; with 0 it waits for nobody
 * @param warmUp how long this instance plays for itself at most before it is ready; 5 s, at most 30 s; with 0 it is ready
 *     at once, and its first few hundred sockets are slow
 */
@ConfigurationProperties("monkeytown.event-stream")
public record EventStreamConfig(
        @DefaultValue("10s") Duration heartbeatInterval,
        @DefaultValue("5000") int maxConnectionsPerInstance,
        @DefaultValue("1200") int bufferSize,
        @DefaultValue("20s") Duration replayWindow,
        @DefaultValue("64KB") DataSize backlogSize,
        @DefaultValue("2s") Duration backlogAge,
        @DefaultValue("45s") Duration stuckTimeout,
        @DefaultValue("12") int resyncsPerMinute,
        @DefaultValue("1s") Duration drainSpread,
        @DefaultValue("5s") Duration drainDeadline,
        @DefaultValue("5s") Duration warmUp) {

    private static final Duration LEAST_HEARTBEAT = Duration.ofMillis(100);
    private static final Duration LEAST_WINDOW = Duration.ofSeconds(4);
    private static final DataSize LEAST_BACKLOG = DataSize.ofKilobytes(16);
    private static final DataSize MOST_BACKLOG = DataSize.ofMegabytes(16);
    private static final Duration LEAST_AGE = Duration.ofMillis(100);
    private static final Duration LEAST_STUCK = Duration.ofSeconds(1);
    private static final Duration MOST_SPREAD = Duration.ofSeconds(60);

    /** Below what the framework gives a phase of its shutdown. */
    private static final Duration MOST_DEADLINE = Duration.ofSeconds(15);

    private static final Duration MOST_WARM_UP = Duration.ofSeconds(30);

    /** What a socket may take to close. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

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
        if (backlogSize.compareTo(LEAST_BACKLOG) < 0 || backlogSize.compareTo(MOST_BACKLOG) > 0) {
            throw new SettingException("MONKEYTOWN_BACKLOG_SIZE", "must be from 16KB to 16MB");
        }
        if (backlogAge.compareTo(LEAST_AGE) < 0) {
            throw new SettingException("MONKEYTOWN_BACKLOG_AGE", "must be at least 100ms");
        }
        if (stuckTimeout.compareTo(LEAST_STUCK) < 0) {
            throw new SettingException("MONKEYTOWN_STUCK_TIMEOUT", "must be at least 1s");
        }
        if (resyncsPerMinute < 0) {
            throw new SettingException("MONKEYTOWN_RESYNCS_PER_MINUTE", "must be at least 0");
        }
        if (drainSpread.isNegative() || drainSpread.compareTo(MOST_SPREAD) > 0) {
            throw new SettingException("MONKEYTOWN_DRAIN_SPREAD", "must be from 0s to 60s");
        }
        if (drainDeadline.isNegative() || drainDeadline.compareTo(MOST_DEADLINE) > 0) {
            throw new SettingException("MONKEYTOWN_DRAIN_DEADLINE", "must be from 0s to 15s");
        }
        if (warmUp.isNegative() || warmUp.compareTo(MOST_WARM_UP) > 0) {
            throw new SettingException("MONKEYTOWN_WARM_UP", "must be from 0s to 30s");
        }
    }

    /** The time within which clients are sent away, so that all have gone before the deadline. */
    Duration sendingAway() {
        Duration most = drainDeadline.minus(FAREWELL);
        return most.isNegative() ? Duration.ZERO : drainSpread.compareTo(most) < 0 ? drainSpread : most;
    }

    /** How slow a client may read. */
    ReaderLimits readers() {
        return new ReaderLimits(Math.toIntExact(backlogSize.toBytes()), backlogAge, stuckTimeout, resyncsPerMinute);
    }
}
