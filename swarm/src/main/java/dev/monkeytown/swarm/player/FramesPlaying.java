package dev.monkeytown.swarm.player;

import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.codec.MessageKind;
import dev.monkeytown.swarm.measure.Count;
import dev.monkeytown.swarm.wire.WebSocket;
import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One client in one game in the frames dialect: follows its frames and lets its {@link Hands} act. Owned by the loop thread. */
final class FramesPlaying implements Playing {
    private static final long RESUME_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(800);

    private final Lane lane;
    private final SharedGame game;
    private final Stream stream;
    private final Hands hands;
    private final Fate fate;
    private final Testimony testimony;
    private final boolean watch;
    private final int seat;
    private final Runnable over;
    private @Nullable WebSocket socket;
    private @Nullable Proof proof;
    private boolean strayed;
    private long epoch = -1;
    private int tick = -1;
    private int presentFrom;
    private long askedNanos;
    private boolean asked;
    private boolean saidOver;

    /**
     * @param seat held in the game, -1 to look on
     * @param over hears when the last frame came
     */
    FramesPlaying(
            Lane lane,
            String gameId,
            String playerId,
            int seat,
            Wishes wishes,
            Fate fate,
            Testimony testimony,
            Runnable becomesActive,
            Runnable over) {
        this.lane = lane;
        this.game = lane.enter(gameId);
        this.stream = new Stream(lane, fate);
        this.watch = seat < 0;
        this.seat = seat;
        this.hands = new Hands(lane, game, playerId, seat, wishes, fate, becomesActive);
        this.fate = fate;
        this.testimony = testimony;
        this.over = over;
    }

    @Override
    public void come(WebSocket open) {
        socket = open;
        // Who only looks on has no seat to resume by.
        if (tick < 0 || watch) {
            open.text(Messages.join(game.id(), watch));
            tick = -1;
            fate.fresh();
        } else {
            open.text(Messages.resume(game.id(), epoch, tick));
        }
        hands.come(open);
    }

    @Override
    public void binary(ByteBuf buffer, int from, int length, long nowNanos) {
        switch (length == 0 ? -1 : buffer.getUnsignedByte(from)) {
            case MessageKind.FRAME -> frame(buffer, from, length, nowNanos);
            case MessageKind.KEYFRAME -> keyframe(buffer, from, length, nowNanos);
            default -> lane.tally().add(Count.MALFORMED);
        }
    }

    @Override
    public boolean state(ByteBuf buffer, int from, int length, long nowNanos) {
        return false;
    }

    @Override
    public void resumed(ControlMessage.Resumed resumed) {
        asked = false;
        stream.catchUp();
        presentFrom = resumed.tick() + 1;
    }

    @Override
    public void paused(int ticks) {
        stream.catchUp();
        presentFrom = tick + ticks;
        hands.paused();
    }

    @Override
    public void interrupted() {
        socket = null;
        asked = false;
        stream.interrupted();
        hands.interrupted();
    }

    @Override
    public void leave() {
        socket = null;
        stream.stop();
        hands.leave();
        lane.leave(game);
    }

    @Override
    public ClientView view(int player, boolean connected) {
        return new ClientView(player, connected, game.id(), seat, epoch, tick, game.tick(), game.hash());
    }

    private void keyframe(ByteBuf buffer, int from, int length, long nowNanos) {
        byte[] message = new byte[length];
        buffer.getBytes(from, message);
        Proof next = game.keyframe(message);
        if (next == null) {
            ask(-1, nowNanos);
            return;
        }
        if (tick >= 0) {
            lane.tally().add(Count.RESYNCS);
        }
        asked = false;
        proof = next;
        strayed = false;
        tick = next.tick();
        epoch = next.epoch();
        stream.catchUp();
        stream.next(nowNanos, true);
        hands.anew();
        testimony.keyframe(game.id(), epoch, tick, nowNanos);
        fate.keyframe();
        fate.frame(tick, nowNanos);
    }

    private void frame(ByteBuf buffer, int from, int length, long nowNanos) {
        int at = from + 1;
        long frameEpoch = varlong(buffer, at, from + length);
        while (at < from + length && buffer.getByte(at) < 0) {
            at++;
        }
        int frameTick = (int) varlong(buffer, at + 1, from + length);
        if (frameTick <= tick) {
            lane.tally().add(Count.DOUBLES);
            testimony.stray(game.id(), frameEpoch, frameTick, nowNanos);
        } else if (tick >= 0 && frameTick > tick + 1) {
            testimony.stray(game.id(), frameEpoch, frameTick, nowNanos);
            gap(nowNanos);
        } else if (tick >= 0) {
            int differences = game.differences();
            Frame frame = game.frame(frameTick, buffer, from, length);
            strayed |= game.differences() != differences;
            follow(frameEpoch, frameTick, frame, nowNanos);
        }
    }

    private void follow(long frameEpoch, int frameTick, @Nullable Frame frame, long nowNanos) {
        if (frame == null && frameTick > game.tick()) {
            ask(-1, nowNanos);
            return;
        }
        epoch = frameEpoch;
        tick = frameTick;
        testimony.frame(game.id(), epoch, tick, nowNanos);
        boolean present = stream.next(nowNanos, frameTick < presentFrom);
        fate.frame(frameTick, nowNanos);
        if (frame != null) {
            hear(frame, present, nowNanos);
            prove(frame);
        }
        if (present) {
            hands.move(frameTick, nowNanos);
        }
        if (game.finished() && tick == game.tick() && !saidOver) {
            saidOver = true;
            testimony.finished(game.id());
            over.run();
        }
    }

    private void hear(Frame frame, boolean present, long nowNanos) {
        // By index: this is done for every client and frame, and an iterator would be the only thing it allocates.
        List<Command> commands = frame.commands();
        for (int i = 0; i < commands.size(); i++) {
            if (commands.get(i) instanceof Command.Input input && input.seat() == seat) {
                testimony.acknowledged(game.id(), frame.epoch(), frame.tick(), input.sequence());
                hands.applied(input.sequence(), frame.tick(), present, nowNanos);
            }
        }
        List<Annotation> annotations = frame.annotations();
        for (int i = 0; i < annotations.size(); i++) {
            if (annotations.get(i) instanceof Annotation.Slack(int of, int quarterMillis) && of == seat) {
                hands.slack(quarterMillis / 4.0);
            }
        }
    }

    /** Back from a cut or stall, its own state is right if its keyframe is, and the frames it got since are the replica's. */
    private void prove(Frame frame) {
        Proof own = proof;
        if (own != null && frame.hash().isPresent() && fate.unproven() && own.verdict() != Verdict.OPEN) {
            fate.proven(own.verdict() == Verdict.RIGHT && !strayed && game.right(frame.tick()));
        }
    }

    private void gap(long nowNanos) {
        if (!asked) {
            lane.tally().add(Count.GAPS);
        }
        ask(tick, nowNanos);
    }

    private void ask(int have, long nowNanos) {
        WebSocket open = socket;
        if (open != null && (!asked || nowNanos - askedNanos > RESUME_AGAIN_NANOS)) {
            asked = true;
            askedNanos = nowNanos;
            open.text(Messages.resume(game.id(), epoch, have));
        }
    }

    private static long varlong(ByteBuf buffer, int from, int end) {
        long value = 0;
        int shift = 0;
        for (int at = from; at < end && shift < 64; at++, shift += 7) {
            byte group = buffer.getByte(at);
            value |= (group & 0x7FL) << shift;
            if (group >= 0) {
                break;
            }
        }
        return value;
    }
}
