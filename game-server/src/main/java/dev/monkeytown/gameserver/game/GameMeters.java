package dev.monkeytown.gameserver.game;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What all games of this server count. Thread-safe. */
public final class GameMeters {

    private final DistributionSummary actionLatencyMs;
    private final Timer step;
    private final Timer tick;
    private final Counter frames;
    private final Counter bytes;
    private final Counter inboxDrops;
    private final Counter inputDrops;
    private final Counter lateInputs;
    private final Counter strangers;
    private final Counter chatDrops;
    private final Counter pausedTicks;
    private final Counter fenced;
    private final Counter broken;
    private final Counter overruns;

    public GameMeters(MeterRegistry registry) {
        actionLatencyMs = DistributionSummary.builder("action_latency_ms")
                .description("From an input's arrival here to the tick that applied it")
                .serviceLevelObjectives(10, 50, 100, 200, 500)
                .register(registry);
        step = timer(registry, "game_step", "One step of one game");
        tick = timer(registry, "game_tick", "One tick of one game: inbox, agents, step, encoding, publishing");
        frames = counter(registry, "frames_published", "Frames handed to the bus");
        bytes = counter(registry, "frame_bytes_published", "Bytes of frames handed to the bus");
        inboxDrops = counter(registry, "inbox_drops", "Messages that found a game's inbox full");
        inputDrops = counter(registry, "input_drops", "Inputs dropped because newer ones of the seat waited");
        lateInputs = counter(registry, "input_late", "Inputs applied later than the tick they were meant for");
        strangers = counter(registry, "inbox_strangers", "Messages for a seat from somebody who does not hold it");
        chatDrops = counter(registry, "chat_drops", "Chat messages dropped because too many waited");
        pausedTicks = counter(
                registry,
                "game_paused_ticks",
                "Ticks left out because the lease was over or too many frames were unpublished");
        fenced = counter(registry, "games_fenced", "Games given up because another server owns them");
        broken = counter(registry, "games_broken", "Games stopped because their tick threw");
        overruns = counter(registry, "tick_overruns", "Ticks of one game that took longer than its budget");
    }

    /** An inbox was full. Any thread. */
    public void inboxDropped() {
        inboxDrops.increment();
    }

    void applied(long latencyNanos) {
        actionLatencyMs.record(latencyNanos / 1e6);
    }

    void late() {
        lateInputs.increment();
    }

    void inputDropped() {
        inputDrops.increment();
    }

    void stranger() {
        strangers.increment();
    }

    void chatDropped() {
        chatDrops.increment();
    }

    void stepped(long nanos) {
        step.record(nanos, TimeUnit.NANOSECONDS);
    }

    void ticked(long nanos) {
        tick.record(nanos, TimeUnit.NANOSECONDS);
    }

    void published(int frameBytes) {
        frames.increment();
        bytes.increment(frameBytes);
    }

    void paused() {
        pausedTicks.increment();
    }

    void fenced() {
        fenced.increment();
    }

    void broken() {
        broken.increment();
    }

    void overran() {
        overruns.increment();
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private static Timer timer(MeterRegistry registry, String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(
                        Duration.ofNanos(20_000),
                        Duration.ofNanos(50_000),
                        Duration.ofNanos(100_000),
                        Duration.ofNanos(500_000),
                        Duration.ofMillis(2),
                        Duration.ofMillis(8))
                .register(registry);
    }
}
