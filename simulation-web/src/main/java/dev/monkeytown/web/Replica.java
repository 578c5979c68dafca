package dev.monkeytown.web;

import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.Keyframe;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.SimulationLimits;
import dev.monkeytown.simulation.Standing;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.brawl.BananaBrawl;
import dev.monkeytown.simulation.brawl.BrawlView;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import dev.monkeytown.simulation.codec.MessageKind;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSExport;

/**
 * A game in the page: the confirmed state, which is what the frames made, and the predicted one, which is ahead of it
 * by the own inputs that are still on their way.
 */
public final class Replica {

    private static final int OK = 0;
    private static final int OLD = 1;
    private static final int GAP = 2;
    private static final int MALFORMED = 3;
    private static final int HASH_MISMATCH = 4;

    /** How far prediction may run ahead. */
    private static final int MAX_LEAD_TICKS = 60;

    private final double[] confirmedView = BrawlView.buffer();
    private final double[] predictedView = BrawlView.buffer();
    private final EventLog events = new EventLog();
    private final Pending pending = new Pending();
    private final Annotation.@Nullable Seated[] roster = new Annotation.Seated[SimulationLimits.MAX_SEATS];
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder annotationText = new StringBuilder();
    private final Json annotations = new Json(annotationText);

    private @Nullable BananaBrawl confirmed;
    private @Nullable BananaBrawl predicted;
    private double epoch;
    private int seat = -1;
    private int rosterVersion;
    private int slackTick = -1;
    private double slackMs;
    private boolean stale;

    @JSExport
    public Replica() {
        annotations.begin();
    }

    /** Takes a message as it came; 0 ok, 1 old, 2 gap, 3 malformed, 4 hash mismatch. */
    @JSExport
    public int accept(@JSByRef byte[] message) {
        return switch (MessageKind.of(message)) {
            case MessageKind.FRAME ->
                switch (FrameCodec.decode(message)) {
                    case Decoded.Value(Frame frame) -> accept(frame);
                    case Decoded.Refused<Frame> _ -> MALFORMED;
                };
            case MessageKind.KEYFRAME ->
                switch (KeyframeCodec.decode(message)) {
                    case Decoded.Value(Keyframe keyframe) -> accept(keyframe);
                    case Decoded.Refused<Keyframe> _ -> MALFORMED;
                };
            default -> MALFORMED;
        };
    }

    private int accept(Keyframe keyframe) {
        if (!(KeyframeCodec.restore(keyframe) instanceof Decoded.Value<Simulation>(BananaBrawl restored))) {
            return MALFORMED;
        }
        confirmed = restored;
        predicted = null;
        epoch = keyframe.epoch();
        stale = true;
        for (int i = 0; i < roster.length; i++) {
            roster[i] = null;
        }
        for (Annotation.Seated seated : keyframe.roster()) {
            roster[seated.seat()] = seated;
        }
        rosterVersion++;
        if (seat >= 0) {
            pending.acknowledge(restored.lastSequence(seat));
        }
        return OK;
    }

    private int accept(Frame frame) {
        BananaBrawl game = confirmed;
        if (game == null || frame.tick() > game.tick() + 1) {
            return GAP;
        }
        if (frame.tick() <= game.tick()) {
            return OLD;
        }
        frame.applyTo(game);
        epoch = frame.epoch();
        stale = true;
        events.take(game.tick(), game.events());
        for (Annotation annotation : frame.annotations()) {
            note(frame.tick(), annotation);
        }
        for (Command command : frame.commands()) {
            if (command instanceof Command.Input input && input.seat() == seat) {
                pending.acknowledge(input.sequence(), frame.tick());
            }
        }
        return frame.hash().isPresent() && frame.hash().getAsInt() != game.hash() ? HASH_MISMATCH : OK;
    }

    private void note(int tick, Annotation annotation) {
        switch (annotation) {
            case Annotation.Seated seated -> {
                roster[seated.seat()] = seated;
                rosterVersion++;
            }
            case Annotation.Vacated(int free) -> {
                roster[free] = null;
                rosterVersion++;
            }
            case Annotation.Chat(int who, String said) -> annotations.chat(tick, who, said);
            case Annotation.Served(String instance) -> annotations.served(tick, instance);
            case Annotation.Slack(int who, int quarterMillis) -> {
                if (who == seat) {
                    slackTick = tick;
                    slackMs = quarterMillis / 4.0;
                }
            }
        }
    }

    /** The ownership under which the newest frame was published. */
    @JSExport
    public double epoch() {
        return epoch;
    }

    /** The confirmed tick, or -1 before the first keyframe. */
    @JSExport
    public int tick() {
        return confirmed == null ? -1 : confirmed.tick();
    }

    @JSExport
    public int hash() {
        return confirmed == null ? 0 : confirmed.hash();
    }

    /** The seat of a player, or -1. */
    @JSExport
    public int seatOf(String playerId) {
        for (Annotation.Seated seated : roster) {
            if (seated != null && seated.playerId().equals(playerId)) {
                return seated.seat();
            }
        }
        return -1;
    }

    /** From now on inputs are for this seat. */
    @JSExport
    public void play(int ownSeat) {
        seat = ownSeat;
        stale = true;
        slackTick = -1;
        pending.startAfter(confirmed == null ? 0 : confirmed.lastSequence(ownSeat));
    }

    /** Remembers an intent meant for {@code targetTick}. */
    @JSExport
    public void input(int targetTick, int moveAngle, int moveStrength, int aimAngle, int buttons) {
        pending.add(targetTick, moveAngle, moveStrength, aimAngle, buttons);
        if (predicted != null && predicted.tick() >= targetTick) {
            stale = true;
        }
    }

    /** All that is unacknowledged as one message; empty if nothing is. */
    @JSExport
    @JSByRef
    public byte[] inputMessage() {
        return pending.message();
    }

    /** The tick that the last own input seen in a frame was meant for; -1 before the first. */
    @JSExport
    public int judgedTick() {
        return pending.judgedTick();
    }

    /** How many ticks after that it was applied; 0 or less is in time. */
    @JSExport
    public int lateTicks() {
        return pending.lateTicks();
    }

    /** The tick whose frame brought the newest report on the own inputs' slack; -1 before the first. */
    @JSExport
    public int slackTick() {
        return slackTick;
    }

    /** That report in milliseconds: positive, the tightest input waited that long; negative, it was that late. */
    @JSExport
    public double slackMs() {
        return slackMs;
    }

    /** Brings the prediction to {@code tick}, at most {@link #MAX_LEAD_TICKS} ahead of what is confirmed. */
    @JSExport
    public void predictTo(int tick) {
        BananaBrawl from = confirmed;
        if (from == null) {
            return;
        }
        BananaBrawl ahead = predicted;
        if (ahead == null) {
            ahead = (BananaBrawl)
                    KeyframeCodec.restore(KeyframeCodec.decode(KeyframeCodec.encode(0, from, java.util.List.of()))
                                    .orThrow())
                            .orThrow();
            predicted = ahead;
        }
        if (stale || ahead.tick() < from.tick() || ahead.tick() > tick) {
            ahead.copyFrom(from);
            stale = false;
        }
        int goal = Math.min(tick, from.tick() + MAX_LEAD_TICKS);
        while (ahead.tick() < goal && !ahead.finished()) {
            if (seat >= 0) {
                pending.applyTo(ahead, seat, ahead.tick() + 1);
            }
            ahead.step();
        }
    }

    @JSExport
    public int predictedTick() {
        return predicted == null ? tick() : predicted.tick();
    }

    /** Layout as {@link BrawlView#write}. */
    @JSExport
    @JSByRef
    public double[] confirmedView() {
        return show(confirmed, confirmedView);
    }

    /** Layout as {@link BrawlView#write}. */
    @JSExport
    @JSByRef
    public double[] predictedView() {
        return show(predicted == null ? confirmed : predicted, predictedView);
    }

    private static double[] show(@Nullable BananaBrawl game, double[] view) {
        if (game != null) {
            BrawlView.write(game, view);
        }
        return view;
    }

    /** Layout as {@link BrawlView#layout}; empty before the first keyframe. */
    @JSExport
    @JSByRef
    public double[] layout() {
        return confirmed == null ? new double[0] : BrawlView.layout(confirmed);
    }

    /** Events of the confirmed frames since the last call; layout as {@link EventLog#drain}. */
    @JSExport
    @JSByRef
    public double[] events() {
        return events.drain();
    }

    /** Who sits where, as JSON. */
    @JSExport
    public String roster() {
        Json list = new Json(text);
        list.begin();
        for (Annotation.Seated s : roster) {
            if (s != null) {
                list.seat(s.seat(), s.playerId(), s.name(), s.agent(), s.character());
            }
        }
        list.end();
        return text.toString();
    }

    /** Grows whenever {@link #roster} changes. */
    @JSExport
    public int rosterVersion() {
        return rosterVersion;
    }

    /** Chat and changes of server since the last call, as JSON. */
    @JSExport
    public String annotations() {
        annotations.end();
        String list = annotationText.toString();
        annotations.begin();
        return list;
    }

    @JSExport
    public boolean finished() {
        return confirmed != null && confirmed.finished();
    }

    @JSExport
    public double secondsLeft() {
        return confirmed == null ? 0 : confirmed.remainingTicks() / 60.0;
    }

    /** The places so far, as JSON. */
    @JSExport
    public String standings() {
        Json list = new Json(text);
        list.begin();
        if (confirmed != null) {
            for (Standing standing : confirmed.standings()) {
                list.standing(standing.place(), standing.seat(), standing.score());
            }
        }
        list.end();
        return text.toString();
    }
}
