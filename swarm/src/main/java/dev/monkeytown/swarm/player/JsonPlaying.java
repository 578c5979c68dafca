package dev.monkeytown.swarm.player;

import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.agent.Intent;
import dev.monkeytown.swarm.measure.Count;
import dev.monkeytown.swarm.wire.WebSocket;
import io.netty.buffer.ByteBuf;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One client in one game in the JSON dialect: reads the few fields of each state that matter here and wanders about.
 * Owned by the loop thread.
 */
final class JsonPlaying implements Playing {
    private static final long SAY_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** The time from one state to the next. */
    private static final int STATE_MICROS = 50_000;

    private final Lane lane;
    private final SharedGame game;
    private final Stream stream;
    private final String playerId;
    private final int seat;
    private final Wishes.Steady wishes;
    private final Fate fate;
    private @Nullable WebSocket socket;
    private @Nullable Intent wish;
    private long epoch = -1;
    private int tick = -1;
    private int presentFrom;
    private int sequence;
    private int decidedTick;
    private long saidNanos;
    private long timedNanos = PendingInputs.UNTIMED;
    private boolean waiting;

    /** @param seat held in the game, -1 to look on */
    JsonPlaying(Lane lane, String gameId, String playerId, int seat, Wishes.Steady wishes, Fate fate) {
        this.lane = lane;
        this.game = lane.enter(gameId);
        this.stream = new Stream(lane, fate);
        this.playerId = playerId;
        this.seat = seat;
        this.wishes = wishes;
        this.fate = fate;
    }

    @Override
    public void come(WebSocket open) {
        socket = open;
        if (tick < 0 || seat < 0) {
            open.text(Messages.join(game.id(), seat < 0));
            fate.fresh();
        } else {
            open.text(Messages.resume(game.id(), epoch, tick));
        }
    }

    @Override
    public void binary(ByteBuf buffer, int from, int length, long nowNanos) {
        lane.tally().add(Count.MALFORMED);
    }

    @Override
    public boolean state(ByteBuf buffer, int from, int length, long nowNanos) {
        byte[] message = new byte[length];
        buffer.getBytes(from, message);
        SeenState seen = SeenState.read(message, playerId);
        if (seen == null) {
            return false;
        }
        if (seen.tick() <= tick && tick >= 0) {
            lane.tally().add(Count.DOUBLES);
            return true;
        }
        epoch = seen.epoch();
        tick = seen.tick();
        fate.frame(tick, nowNanos);
        Verdict verdict = game.compareHash(tick, seen.hash());
        if (verdict != Verdict.OPEN && fate.unproven()) {
            fate.proven(verdict == Verdict.RIGHT);
        }
        boolean present = stream.next(nowNanos, tick < presentFrom);
        if (seen.drives()) {
            acknowledged(seen.sequence(), present, nowNanos);
            wander(nowNanos);
        }
        return true;
    }

    @Override
    public void resumed(ControlMessage.Resumed resumed) {
        if (resumed.answer() == ControlMessage.Answer.KEYFRAME) {
            lane.tally().add(Count.RESYNCS);
            fate.keyframe();
        }
        stream.catchUp();
    }

    @Override
    public void paused(int ticks) {
        stream.catchUp();
        presentFrom = tick + ticks;
        timedNanos = PendingInputs.UNTIMED;
    }

    @Override
    public void interrupted() {
        socket = null;
        timedNanos = PendingInputs.UNTIMED;
        stream.interrupted();
    }

    @Override
    public void leave() {
        socket = null;
        stream.stop();
        lane.leave(game);
    }

    @Override
    public ClientView view(int player, boolean connected) {
        return new ClientView(player, connected, game.id(), seat, epoch, tick, -1, 0);
    }

    private void acknowledged(int applied, boolean present, long nowNanos) {
        if (Command.Input.newer(applied, sequence)) {
            sequence = applied;
            waiting = false;
        } else if (waiting && applied == sequence) {
            waiting = false;
            lane.tally().add(Count.INPUTS_ACKNOWLEDGED);
            if (present && timedNanos != PendingInputs.UNTIMED) {
                lane.tally().latency(nowNanos - timedNanos, fate.spared());
            }
        }
    }

    /** States come every third tick, so a decision is looked for in all ticks since the last. */
    private void wander(long nowNanos) {
        boolean due = false;
        for (int at = Math.max(decidedTick, tick - 60) + 1; at <= tick; at++) {
            due |= wishes.due(game, seat, at);
        }
        decidedTick = tick;
        if (due && !waiting) {
            wish = wishes.decide(game, seat);
            sequence = sequence + 1 & 0xFFFF;
            waiting = true;
            timedNanos = PendingInputs.UNTIMED;
            saidNanos = nowNanos;
            lane.tally().add(Count.INPUTS_SENT);
            // At any moment between two states, as a person would.
            var _ = lane.loop().schedule(this::sayFirst, wishes.below(STATE_MICROS), TimeUnit.MICROSECONDS);
        } else if (waiting && nowNanos - saidNanos > SAY_AGAIN_NANOS) {
            say(nowNanos);
        }
    }

    private void sayFirst() {
        if (waiting && socket != null) {
            timedNanos = System.nanoTime();
            say(timedNanos);
        }
    }

    private void say(long nowNanos) {
        WebSocket open = socket;
        Intent now = wish;
        if (open != null && now != null) {
            open.text(Messages.input(sequence, 0, now.moveAngle(), now.moveStrength(), now.aimAngle()));
            lane.tally().add(Count.INPUT_MESSAGES);
            saidNanos = nowNanos;
        }
    }
}
