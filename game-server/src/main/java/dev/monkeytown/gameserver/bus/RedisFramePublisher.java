package dev.monkeytown.gameserver.bus;

import static dev.monkeytown.platform.redis.RedisScript.bytes;

import dev.monkeytown.gameserver.game.FramePublisher;
import dev.monkeytown.gameserver.game.GameTicket;
import dev.monkeytown.gameserver.game.Publication;
import dev.monkeytown.gameserver.game.Publication.Answer;
import dev.monkeytown.gameserver.game.Recovery;
import dev.monkeytown.gameserver.takeover.HandoverMessage;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.platform.redis.RedisScript;
import dev.monkeytown.simulation.SimulationLimits;
import dev.monkeytown.simulation.codec.GameLog;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Sends one game's frames by the fenced script. Called on the game's loop thread; answers come on an I/O thread. */
final class RedisFramePublisher implements FramePublisher {

    private static final byte[] LEASE_MS = bytes(Limits.LEASE.toMillis());
    private static final byte[] HEIR_MS = bytes(Limits.HEIR_PATIENCE.toMillis());
    private static final byte[] LIFE_MS = bytes(Limits.GAME_KEYS_LIFE.toMillis());
    private static final byte[] RESULT_LIFE_MS = bytes(Limits.RESULT_LIFE.toMillis());
    private static final byte[] MOST_FRAMES = bytes(Limits.MAX_JOURNAL_FRAMES);
    private static final byte[] FORMAT = bytes(SimulationLimits.FORMAT);
    private static final byte[] YES = bytes("1");
    private static final byte[] NO = bytes("0");
    private static final byte[] NOTHING = {};
    private static final byte[] LEASES = bytes(Channels.GAMES_LEASES);
    private static final byte[] OUTBOX = bytes(Channels.RESULTS_OUTBOX);

    private final FrameBus bus;
    private final GameKeys names;
    private final byte[][] keys;
    private final byte[] epoch;
    private final byte[] instance;
    private final byte[] seats;
    private final byte[] difficulty;
    private final byte[] startedAtMs;
    private final byte[] id;
    private final GameId game;
    private final String from;

    RedisFramePublisher(FrameBus bus, GameTicket ticket, int seats, Instant startedAt) {
        this.bus = bus;
        this.names = GameKeys.of(ticket.id());
        this.keys = new byte[][] {
            names.lease(), names.journal(), names.keyframe(), names.seats(), names.log(), LEASES, OUTBOX
        };
        this.difficulty = bytes(ticket.difficulty());
        this.startedAtMs = bytes(startedAt.toEpochMilli());
        this.id = bytes(ticket.id());
        this.game = ticket.id();
        this.from = ticket.instance();
        this.epoch = bytes(ticket.epoch());
        this.instance = bytes(ticket.instance());
        this.seats = bytes(seats);
    }

    @Override
    public void send(Publication publication) {
        long sentNanos = System.nanoTime();
        byte[][] values = {
            epoch,
            digits(publication.tick()),
            publication.frame(),
            names.events(),
            publication.renews() && publication.bequest().isEmpty() ? LEASE_MS : NOTHING,
            MOST_FRAMES,
            publication.last() ? RESULT_LIFE_MS : LIFE_MS,
            publication.last() ? YES : NO,
            id,
            publication.savepoint().map(Publication.Savepoint::keyframe).orElse(NOTHING),
            publication
                    .savepoint()
                    .map(savepoint -> GameLog.stretch(savepoint.log()))
                    .orElse(NOTHING)
        };
        eval(
                bus.publish(),
                publication,
                sentNanos,
                keys,
                publication.bequest().map(bequest -> with(values, bequest)).orElse(values));
    }

    private byte[][] with(byte[][] values, Publication.Bequest bequest) {
        HandoverMessage take = new HandoverMessage(HandoverMessage.Kind.TAKE, game, from, bequest.handover());
        List<byte[]> all = new ArrayList<>(Arrays.asList(values));
        all.add(bytes(bequest.heir()));
        all.add(HEIR_MS);
        all.add(HandoverMail.channel(bequest.heir()));
        all.add(HandoverMail.encode(take));
        all.add(bequest.waiting());
        return all.toArray(byte[][]::new);
    }

    @Override
    public void restore(Publication next, Recovery recovery) {
        List<byte[]> values = new ArrayList<>(List.of(
                epoch,
                instance,
                bytes(recovery.tick()),
                LEASE_MS,
                LIFE_MS,
                seats,
                difficulty,
                startedAtMs,
                id,
                bytes(recovery.keyframeTick()),
                recovery.keyframe().orElse(NOTHING),
                GameLog.stretch(recovery.log()),
                bytes(recovery.frames().size()),
                FORMAT));
        values.addAll(recovery.frames());
        recovery.persons().forEach((seat, player) -> {
            values.add(bytes(seat));
            values.add(bytes(player));
        });
        bus.meters().restored();
        eval(bus.restore(), next, NOT_MEASURED, keys, values.toArray(byte[][]::new));
    }

    /** A number that is not negative, as text, without making a text of it: this is done for every frame. */
    static byte[] digits(int number) {
        int length = 1;
        for (int rest = number / 10; rest > 0; rest /= 10) {
            length++;
        }
        byte[] digits = new byte[length];
        for (int rest = number, at = length - 1; at >= 0; at--, rest /= 10) {
            digits[at] = (byte) ('0' + rest % 10);
        }
        return digits;
    }

    private static final long NOT_MEASURED = Long.MIN_VALUE;

    private void eval(RedisScript script, Publication publication, long sentNanos, byte[][] touched, byte[]... values) {
        try {
            bus.connection()
                    .async()
                    .<Long>evalsha(script.digest(), ScriptOutputType.INTEGER, touched, values)
                    .whenComplete((code, failure) -> answer(publication, sentNanos, code, failure));
        } catch (RedisException rejected) {
            answer(publication, sentNanos, null, rejected);
        }
    }

    private void answer(Publication publication, long sentNanos, @Nullable Long code, @Nullable Throwable failure) {
        if (failure != null || code == null) {
            failed(failure);
            publication.answered(Answer.FAILED);
        } else if (sentNanos == NOT_MEASURED) {
            publication.answered(code == -1 ? Answer.FENCED : Answer.FAILED);
        } else {
            bus.meters().answered(System.nanoTime() - sentNanos);
            publication.answered(meaning(code.intValue()));
        }
    }

    private static Answer meaning(int code) {
        return switch (code) {
            case 2, 1 -> Answer.DONE;
            case 0 -> Answer.GAP;
            case -1 -> Answer.FENCED;
            case -2 -> Answer.LOST;
            default -> Answer.FAILED;
        };
    }

    private void failed(@Nullable Throwable failure) {
        bus.meters().failed();
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof RedisNoScriptException) {
            bus.loadScripts();
        }
    }
}
