package dev.monkeytown.stream.room;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.message.GameEvent;
import dev.monkeytown.model.message.MessageCodec;
import dev.monkeytown.model.message.Placing;
import dev.monkeytown.model.message.ServerMessage;
import dev.monkeytown.model.message.Vector2D;
import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.EventBuffer;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.Keyframe;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/**
 * The game itself, stepped along with its owner, for clients that do not step it themselves. Owned by the room's
 * thread; the room's roster is read, never changed. Costs a step a tick, so a room has one only while somebody needs
 * it.
 */
final class Replica {

    /** A state every so many ticks: 20 a second. */
    static final int STATE_EVERY_TICKS = 3;

    private final Simulation simulation;
    private final Roster roster;
    private final MessageCodec codec;
    private final LongSupplier wallClockMillis;
    private final List<GameEvent> sinceLastState = new ArrayList<>();

    private Replica(Simulation simulation, Roster roster, MessageCodec codec, LongSupplier wallClockMillis) {
        this.simulation = simulation;
        this.roster = roster;
        this.codec = codec;
        this.wallClockMillis = wallClockMillis;
    }

    /** The replica that stands where the replay ends, or why the recorded game cannot be played. */
    static Decoded<Replica> at(Replay.Reload present, Roster roster, MessageCodec codec, LongSupplier wallClockMillis) {
        return switch (restore(present.keyframe())) {
            case Decoded.Refused(String reason) -> new Decoded.Refused<>(reason);
            case Decoded.Value(Simulation simulation) -> {
                for (byte[] bytes : present.frames()) {
                    if (!(FrameCodec.decode(bytes) instanceof Decoded.Value(Frame frame))) {
                        yield new Decoded.Refused<>("the frame after tick " + simulation.tick() + " is malformed");
                    }
                    frame.applyTo(simulation);
                }
                yield new Decoded.Value<>(new Replica(simulation, roster, codec, wallClockMillis));
            }
        };
    }

    private static Decoded<Simulation> restore(byte[] keyframe) {
        return switch (KeyframeCodec.decode(keyframe)) {
            case Decoded.Refused(String reason) -> new Decoded.Refused<>(reason);
            case Decoded.Value(Keyframe decoded) -> KeyframeCodec.restore(decoded);
        };
    }

    boolean finished() {
        return simulation.finished();
    }

    /** The tick at which time ends the game, if nothing ends it earlier. */
    int endTick() {
        return simulation.tick() + simulation.remainingTicks();
    }

    /** Steps, and says whether the state is what the frame says it must be. */
    boolean advance(Frame frame) {
        frame.applyTo(simulation);
        OptionalInt expected = frame.hash();
        return expected.isEmpty() || expected.getAsInt() == simulation.hash();
    }

    /** What the step of this frame means to JSON clients, in order; the roster already knows the frame. */
    void describe(Frame frame, ServerFrames into) {
        EventBuffer events = simulation.events();
        for (int i = 0; i < events.count(); i++) {
            GameEvent event = event(events, i, frame.tick());
            sinceLastState.add(event);
            into.text(codec.encode(new ServerMessage.GameEventMessage(event)));
        }
        if (frame.tick() % STATE_EVERY_TICKS == 0) {
            into.text(state(frame.epoch()));
            sinceLastState.clear();
        }
    }

    /** The state now. */
    String state(long epoch) {
        return codec.encode(new ServerMessage.GameStateMessage(
                StateView.state(simulation, roster, epoch, sinceLastState, wallClockMillis.getAsLong())));
    }

    /** Somebody sat down, as the JSON dialect says it; empty before the step has put them into the world. */
    void describeArrival(int seat, ServerFrames into) {
        StateView.player(simulation, roster, seat)
                .ifPresent(player -> into.text(codec.encode(new ServerMessage.PlayerJoined(player))));
    }

    ServerMessage.GameOver gameOver(GameId id) {
        List<Placing> standings = simulation.standings().stream()
                .map(standing -> {
                    Annotation.Seated seated = roster.at(standing.seat())
                            .orElseGet(() ->
                                    new Annotation.Seated(standing.seat(), "", "seat " + standing.seat(), true, ""));
                    return new Placing(
                            standing.place(), seated.playerId(), seated.name(), seated.agent(), standing.score());
                })
                .toList();
        return new ServerMessage.GameOver(id, standings);
    }

    private static GameEvent event(EventBuffer events, int i, int tick) {
        return new GameEvent(
                StateView.wire(events.kind(i)),
                tick,
                events.actor(i),
                events.target(i),
                new Vector2D(events.x(i), events.y(i)),
                events.amount(i));
    }
}
