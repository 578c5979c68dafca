package dev.monkeytown.stream.room;

import dev.monkeytown.model.Limits;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.bus.InboxMessage;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What this room has told the game's owner about its seats, told again until the log shows it. Owned by the room's
 * thread.
 *
 * <p>A message to an owner can be lost (with Redis, or with an owner that just died), and those of two instances can
 * cross: the old one may report a player's loss after the new one has reported the arrival. So nothing is sent once and
 * believed: a claim is compared with the {@link Roster} and repeated every {@link #AGAIN_NANOS} as long as they differ,
 * also when they differ again later. It is told once even when they agree from the start, because a message that would
 * undo it may be on its way. A claim is given up when a game that goes on does not take it in; while no frames come
 * (Redis or the owner is away) nobody could, so those repetitions do not count.
 */
final class Seating {

    /** Time for a message to come back as a frame, twenty times over. */
    static final long AGAIN_NANOS = 500_000_000L;

    /** After this many tries, each followed by frames that do not show it, nobody is there to hear them. */
    static final int MAX_TRIES = 10;

    private enum Wish {
        PRESENT,
        ABSENT,
        GONE
    }

    private static final long NOT_AWAITED = -1;

    private static final class Claim {
        final PlayerId player;
        final String name;
        final Wish wish;
        int unheard;
        boolean told;
        long awaitedSinceFrame = NOT_AWAITED;
        long nextNanos;

        Claim(PlayerId player, String name, Wish wish, long nowNanos) {
            this.player = player;
            this.name = name;
            this.wish = wish;
            this.nextNanos = nowNanos;
        }
    }

    private final @Nullable Claim[] claims = new @Nullable Claim[Limits.MAX_SEATS];
    private final Consumer<InboxMessage> owner;
    private final IntConsumer unheard;
    private long frames;

    /**
     * @param owner takes a message to the game's owner
     * @param unheard is told the seat whose player could not be announced
     */
    Seating(Consumer<InboxMessage> owner, IntConsumer unheard) {
        this.owner = owner;
        this.unheard = unheard;
    }

    /** The player of the seat is here. */
    void present(int seat, PlayerId player, String name, Roster roster, long nowNanos) {
        claims[seat] = new Claim(player, name, Wish.PRESENT, nowNanos);
        check(seat, roster, nowNanos);
    }

    /** The player's socket is gone. */
    void absent(int seat, PlayerId player, Roster roster, long nowNanos) {
        claims[seat] = new Claim(player, "", Wish.ABSENT, nowNanos);
        check(seat, roster, nowNanos);
    }

    /** The player gave the seat back. */
    void gone(int seat, PlayerId player, Roster roster, long nowNanos) {
        claims[seat] = new Claim(player, "", Wish.GONE, nowNanos);
        check(seat, roster, nowNanos);
    }

    /** The game has another owner, who may not know what the one before was told: all of it is told again. */
    void anew(Roster roster, long nowNanos) {
        for (Claim claim : claims) {
            if (claim != null) {
                claim.told = false;
                claim.awaitedSinceFrame = NOT_AWAITED;
                claim.unheard = 0;
                claim.nextNanos = nowNanos;
            }
        }
        beat(roster, nowNanos);
    }

    /** Says nothing more about the seat. */
    void forget(int seat) {
        claims[seat] = null;
    }

    /** Says nothing more: the game is over. */
    void forgetAll() {
        Arrays.fill(claims, null);
    }

    /** A frame of the game has come: its owner hears what it is told, as far as anybody can know. */
    void frame() {
        frames++;
    }

    /** Whether all that was told of those who left has been seen in the log. */
    boolean settled() {
        for (Claim claim : claims) {
            if (claim != null && claim.wish != Wish.PRESENT) {
                return false;
            }
        }
        return true;
    }

    /** Compares all claims with the log and repeats what is due. */
    void beat(Roster roster, long nowNanos) {
        for (int seat = 0; seat < claims.length; seat++) {
            check(seat, roster, nowNanos);
        }
    }

    private void check(int seat, Roster roster, long nowNanos) {
        Claim claim = claims[seat];
        if (claim == null) {
            return;
        }
        boolean here = roster.holds(seat, claim.player.toString());
        boolean agreed = claim.told && here == (claim.wish == Wish.PRESENT);
        if (agreed && claim.wish == Wish.PRESENT) {
            claim.unheard = 0;
            claim.awaitedSinceFrame = NOT_AWAITED;
            claim.nextNanos = nowNanos;
        } else if (agreed) {
            claims[seat] = null;
        } else if (nowNanos - claim.nextNanos >= 0) {
            tell(seat, claim, nowNanos);
        }
    }

    private void tell(int seat, Claim claim, long nowNanos) {
        if (claim.awaitedSinceFrame != NOT_AWAITED && claim.awaitedSinceFrame != frames) {
            claim.unheard++;
        }
        if (claim.unheard == MAX_TRIES) {
            claims[seat] = null;
            if (claim.wish == Wish.PRESENT) {
                unheard.accept(seat);
            }
            return;
        }
        claim.told = true;
        claim.awaitedSinceFrame = frames;
        claim.nextNanos = nowNanos + AGAIN_NANOS;
        owner.accept(
                switch (claim.wish) {
                    case PRESENT -> new InboxMessage.Arrive(seat, claim.player, claim.name);
                    case ABSENT -> new InboxMessage.Depart(seat, claim.player);
                    case GONE -> new InboxMessage.Quit(seat, claim.player);
                });
    }
}
