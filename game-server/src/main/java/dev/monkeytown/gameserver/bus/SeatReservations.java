package dev.monkeytown.gameserver.bus;

import static dev.monkeytown.platform.redis.RedisScript.bytes;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.platform.redis.Redis;
import dev.monkeytown.platform.redis.RedisScript;
import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Which person has which seat of a game, kept in Redis so that every server may give seats of every game. Thread-safe; blocks. */
public final class SeatReservations {

    /** What became of a request for a seat. */
    public sealed interface Reservation {

        /** The seat is the player's, now or since an earlier request. */
        record Reserved(int seat) implements Reservation {}

        /** No seat of those asked for is free. */
        record Full() implements Reservation {}

        /** There is no such game, it is over, or nobody has run it for {@link #DEAD_AFTER}. */
        record Gone() implements Reservation {}
    }

    /** A game whose lease ran out this long ago takes no one any more. */
    static final Duration DEAD_AFTER = Duration.ofSeconds(5);

    private final RedisScript reserve = RedisScript.named("reserve");
    private final RedisScript release = RedisScript.named("release");
    private final Redis redis;

    public SeatReservations(Redis redis) {
        this.redis = redis;
    }

    /**
     * Gives the player the seat that is already theirs, else the first free one.
     *
     * @param order seats in the order in which they should be given; none, to ask only for the one already held
     * @throws io.lettuce.core.RedisException if Redis does not answer
     */
    public Reservation reserve(GameId id, PlayerId player, List<Integer> order) {
        List<byte[]> values = new ArrayList<>(
                List.of(bytes(player), bytes(Limits.GAME_KEYS_LIFE.toMillis()), bytes(DEAD_AFTER.toMillis())));
        order.forEach(seat -> values.add(bytes(seat)));
        Long seat = reserve.run(
                redis.general(),
                ScriptOutputType.INTEGER,
                new byte[][] {bytes(Channels.gameLease(id)), bytes(Channels.gameSeats(id))},
                values.toArray(byte[][]::new));
        return switch (seat.intValue()) {
            case -2 -> new Reservation.Gone();
            case -1 -> new Reservation.Full();
            default -> new Reservation.Reserved(seat.intValue());
        };
    }

    /**
     * Gives a seat back, unless it is somebody else's by now.
     *
     * @throws io.lettuce.core.RedisException if Redis does not answer
     */
    public void release(GameId id, int seat, PlayerId player) {
        release.<Long>run(
                redis.general(),
                ScriptOutputType.INTEGER,
                new byte[][] {bytes(Channels.gameSeats(id))},
                bytes(seat),
                bytes(player));
    }
}
