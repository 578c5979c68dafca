package dev.monkeytown.gameserver.game;

import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Keyframe;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.GameLog;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A game that is over, as its owner left it on the bus. The arrays are not to be changed.
 *
 * @param ticket of the last owner
 * @param tick the last one
 * @param keyframe the state after it
 * @param log a {@link GameLog#stretch} of all frames
 */
public record Ended(GameTicket ticket, int tick, Instant startedAt, Instant endedAt, byte[] keyframe, byte[] log) {

    /** What is to be stored of it, or what does not fit together. */
    public Decoded<FinishedGame> finished() {
        if (!(KeyframeCodec.decode(keyframe) instanceof Decoded.Value<Keyframe>(Keyframe last))) {
            return new Decoded.Refused<>("the keyframe cannot be decoded");
        }
        if (!(KeyframeCodec.restore(last) instanceof Decoded.Value<Simulation>(Simulation simulation))) {
            return new Decoded.Refused<>("the keyframe is no state");
        }
        if (!(GameLog.frames(log, tick) instanceof Decoded.Value<List<byte[]>>(List<byte[]> frames))) {
            return new Decoded.Refused<>("the log does not have the " + tick + " frames it should");
        }
        if (!simulation.finished() || simulation.tick() != tick) {
            return new Decoded.Refused<>("the keyframe is not the game's end");
        }
        List<Seat> seats = last.roster().stream()
                .sorted(Comparator.comparingInt(Annotation.Seated::seat))
                .map(seated -> new Seat(seated, tick))
                .toList();
        return new Decoded.Value<>(new FinishedGame(
                ticket.id(),
                ticket.epoch(),
                new GameLog(last.setup(), frames),
                ticket.difficulty(),
                Standings.placings(simulation, seats),
                simulation.hash(),
                tick,
                startedAt,
                endedAt));
    }
}
