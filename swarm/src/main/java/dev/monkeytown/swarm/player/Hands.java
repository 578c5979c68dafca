package dev.monkeytown.swarm.player;

import dev.monkeytown.simulation.agent.Intent;
import dev.monkeytown.swarm.measure.Count;
import dev.monkeytown.swarm.wire.WebSocket;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Decides for one seat and sends it just in time: the input for tick T leaves when the frame of T is a lead away from
 * arriving here, not when somebody thought of it. Owned by the loop thread.
 */
final class Hands {
    private static final long RESEND_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** What an agent that sat here may still have on its way is in these many frames. */
    private static final int SETTLE_TICKS = 3;

    private static final double NANOS_PER_MS = 1e6;

    private final Lane lane;
    private final SharedGame game;
    private final String playerId;
    private final int seat;
    private final Wishes wishes;
    private final Fate fate;
    private final Runnable becomesActive;
    private final PendingInputs pending = new PendingInputs();
    private final ArrivalClock clock = new ArrivalClock();
    private final Pacing pacing = new Pacing();
    private @Nullable WebSocket socket;
    private @Nullable Intent last;
    private int rosterSeen = -1;
    private boolean drives;
    private boolean active;
    private int activeFrom;
    private int nextTarget;
    private long sentNanos;

    /** @param becomesActive run whenever it begins to act */
    Hands(Lane lane, SharedGame game, String playerId, int seat, Wishes wishes, Fate fate, Runnable becomesActive) {
        this.lane = lane;
        this.game = game;
        this.playerId = playerId;
        this.seat = seat;
        this.wishes = wishes;
        this.fate = fate;
        this.becomesActive = becomesActive;
    }

    void come(WebSocket open) {
        socket = open;
        anew();
    }

    /** The stream begins again. */
    void anew() {
        clock.forget();
        rosterSeen = -1;
        drives = false;
        active = false;
    }

    /** Nothing was read for a while, on purpose: how long inputs took in it says nothing. */
    void paused() {
        pending.interrupted();
    }

    void interrupted() {
        socket = null;
        pending.interrupted();
        anew();
    }

    void leave() {
        socket = null;
        active = false;
        if (seat >= 0) {
            game.crew().remove(seat);
        }
        forget(pending.startAfter(0));
    }

    void slack(double slackMs) {
        if (active) {
            pacing.slack(slackMs);
        }
    }

    /** The input with this sequence was in the frame of this tick. */
    void applied(int sequence, int tick, boolean present, long nowNanos) {
        for (PendingInputs.Acknowledged input : pending.acknowledge(sequence)) {
            lane.tally().add(Count.INPUTS_ACKNOWLEDGED);
            int late = tick - input.targetTick();
            if (present && input.sentNanos() != PendingInputs.UNTIMED) {
                lane.tally().latency(nowNanos - input.sentNanos(), fate.spared());
                pacing.applied(late, nowNanos);
                if (late > 0) {
                    lane.tally().add(Count.INPUTS_LATE);
                }
            }
        }
    }

    /** A frame of the present came. */
    void move(int tick, long nowNanos) {
        if (seat < 0 || socket == null) {
            return;
        }
        clock.observe(tick, nowNanos);
        takeSeat(tick);
        if (!active) {
            return;
        }
        int newest = tick + 1 + (int) (pacing.leadMs() * NANOS_PER_MS / ArrivalClock.TICK_NANOS);
        nextTarget = Math.max(nextTarget, tick + 1);
        while (nextTarget <= newest) {
            plan(nextTarget++, nowNanos);
        }
        if (!pending.isEmpty() && nowNanos - sentNanos > RESEND_NANOS) {
            send(nowNanos);
        }
    }

    private void takeSeat(int tick) {
        if (rosterSeen != game.roster().version()) {
            rosterSeen = game.roster().version();
            boolean now = game.roster().drives(playerId, seat);
            if (now && !drives) {
                activeFrom = tick + SETTLE_TICKS;
            }
            active &= now;
            drives = now;
        }
        if (drives && !active && tick >= activeFrom) {
            active = true;
            last = null;
            nextTarget = tick + 1;
            forget(pending.startAfter(game.lastSequence(seat)));
            becomesActive.run();
        }
    }

    private void plan(int target, long nowNanos) {
        if (wishes.due(game, seat, target)) {
            double leaveNanos = clock.arrivalNanos(target) - pacing.leadMs() * NANOS_PER_MS;
            long waitNanos = Math.max(0, (long) leaveNanos - nowNanos);
            var _ = lane.loop().schedule(() -> act(target), waitNanos, TimeUnit.NANOSECONDS);
        }
    }

    private void act(int target) {
        if (!active || socket == null) {
            return;
        }
        Intent intent = wishes.decide(game, seat);
        if (intent.equals(last)) {
            return;
        }
        last = intent;
        long nowNanos = System.nanoTime();
        forget(pending.add(target, intent, nowNanos));
        lane.tally().add(Count.INPUTS_SENT);
        send(nowNanos);
    }

    private void send(long nowNanos) {
        WebSocket open = socket;
        if (open != null && open.binary(pending.message())) {
            sentNanos = nowNanos;
            lane.tally().add(Count.INPUT_MESSAGES);
        }
    }

    private void forget(int inputs) {
        lane.tally().add(Count.INPUTS_LOST, inputs);
    }
}
