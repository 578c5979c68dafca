package dev.monkeytown.gameserver.hosting;

import dev.monkeytown.gameserver.bus.FrameBus;
import dev.monkeytown.gameserver.bus.GameLeases;
import dev.monkeytown.gameserver.bus.InputSubscriptions;
import dev.monkeytown.gameserver.game.Claimed;
import dev.monkeytown.gameserver.game.Game;
import dev.monkeytown.gameserver.game.GameListener;
import dev.monkeytown.gameserver.game.Inbox;
import dev.monkeytown.gameserver.takeover.TakeoverMeters;
import dev.monkeytown.model.GameId;
import dev.monkeytown.simulation.bits.Decoded;
import io.lettuce.core.RedisException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Games that come here from other servers, whether these died or hand them over: hears their inputs, claims and rebuilds
 * them. One thing at a time is done with a game, and who comes second leaves it to the first. Thread-safe; blocks.
 */
final class Arrivals {

    private static final Logger log = LoggerFactory.getLogger(Arrivals.class);

    /** A game that may come, for which a place is taken. */
    private record Prepared(Inbox inbox, UUID handover) {}

    private enum Claim {
        BEGUN,
        /** It is somebody else's, or over. */
        REFUSED,
        /** Claimed, but not to be gone on with here. */
        IN_VAIN
    }

    private final GameFactory factory;
    private final GameLeases leases;
    private final FrameBus bus;
    private final InputSubscriptions inputs;
    private final Capacity capacity;
    private final TakeoverMeters meters;
    private final GameListener listener;
    private final Predicate<GameId> runsHere;
    private final Consumer<Game> begin;
    private final Map<GameId, Prepared> prepared = new ConcurrentHashMap<>();
    private final Set<GameId> inHand = ConcurrentHashMap.newKeySet();

    /**
     * @param listener of the games
     * @param runsHere whether a game is ticked here; it is so from {@code begin} on
     * @param begin has a game ticked
     */
    Arrivals(
            GameFactory factory,
            GameLeases leases,
            FrameBus bus,
            InputSubscriptions inputs,
            Capacity capacity,
            TakeoverMeters meters,
            GameListener listener,
            Predicate<GameId> runsHere,
            Consumer<Game> begin) {
        this.factory = factory;
        this.leases = leases;
        this.bus = bus;
        this.inputs = inputs;
        this.capacity = capacity;
        this.meters = meters;
        this.listener = listener;
        this.runsHere = runsHere;
        this.begin = begin;
    }

    /** Whether something is being done with the game right now. */
    boolean has(GameId id) {
        return inHand.contains(id);
    }

    /**
     * Has this thread alone do something with the game, unless another one does or has just begun it here: what a second
     * inbox hears, the first would not hear any more.
     */
    private boolean takeInHand(GameId id) {
        if (!inHand.add(id)) {
            return false;
        }
        boolean free = !runsHere.test(id);
        if (!free) {
            inHand.remove(id);
        }
        return free;
    }

    /**
     * Hears the game's inputs from now on and rebuilds it once for nothing, for which a place was taken; gives the place
     * back if the game cannot come.
     *
     * @throws io.lettuce.core.RedisException if Redis does not answer
     */
    boolean prepare(GameId id, UUID handover) {
        Inbox inbox = new Inbox();
        boolean ready = false;
        if (!takeInHand(id)) {
            capacity.giveBack();
            return false;
        }
        try {
            giveUp(id, prepared.remove(id));
            inputs.open(id, inbox);
            ready = leases.look(id).filter(this::fits).isPresent();
            if (ready) {
                prepared.put(id, new Prepared(inbox, handover));
            }
            return ready;
        } finally {
            if (!ready) {
                inputs.close(id, inbox);
                capacity.giveBack();
            }
            inHand.remove(id);
        }
    }

    /** The game does not come. */
    void forget(GameId id, UUID handover) {
        Prepared late = prepared.get(id);
        if (late != null && late.handover().equals(handover) && prepared.remove(id, late)) {
            giveUp(id, late);
        }
    }

    /**
     * Claims the game and goes on with it, for which a place was taken; gives the place back if that is not possible.
     *
     * @return false if it was claimed in vain
     */
    boolean takeOver(GameId id) {
        if (!takeInHand(id)) {
            capacity.giveBack();
            return true;
        }
        try {
            Prepared ready = prepared.remove(id);
            if (ready != null) {
                capacity.giveBack(); // one of two
            }
            Claim claim = claim(id, Optional.ofNullable(ready));
            if (claim == Claim.BEGUN) {
                meters.taken();
            }
            return claim != Claim.IN_VAIN;
        } finally {
            inHand.remove(id);
        }
    }

    /** Claims a game that was handed over to this server, with the place it has already. Returns whether it goes on here. */
    boolean inherit(GameId id) {
        if (!takeInHand(id)) {
            return false;
        }
        try {
            Prepared ready = prepared.remove(id);
            return (ready != null || capacity.take()) && claim(id, Optional.ofNullable(ready)) == Claim.BEGUN;
        } finally {
            inHand.remove(id);
        }
    }

    private Claim claim(GameId id, Optional<Prepared> ready) {
        boolean begun = false;
        Inbox inbox = ready.map(Prepared::inbox).orElseGet(Inbox::new);
        try {
            if (ready.isEmpty()) {
                inputs.open(id, inbox); // before the claim, so that nothing is missed after it
            }
            Optional<Claimed> claimed = leases.takeOver(id);
            if (claimed.isPresent()) {
                inbox.goOn(claimed.get().waiting(), ready.map(Prepared::handover));
                begun = goOn(claimed.get(), inbox);
            }
            if (begun) {
                return Claim.BEGUN;
            }
            return claimed.isEmpty() ? Claim.REFUSED : Claim.IN_VAIN;
        } catch (RedisException e) {
            meters.failed();
            log.atWarn().addKeyValue("gameId", id).log("Game not taken over, will be tried again: {}", e.getMessage());
            // Nothing is wrong with the game: once a claim that may have been made has run out, anybody may claim it.
            return Claim.REFUSED;
        } catch (RuntimeException e) {
            meters.failed();
            log.atError().addKeyValue("gameId", id).setCause(e).log("Game could not be taken over");
            return Claim.IN_VAIN;
        } finally {
            if (!begun) {
                inputs.close(id, inbox);
                capacity.giveBack();
            }
        }
    }

    private boolean goOn(Claimed claimed, Inbox inbox) {
        GameId id = claimed.ticket().id();
        return switch (factory.revive(claimed, inbox, bus, listener)) {
            case Decoded.Value(Game game) -> {
                begin.accept(game);
                log.atInfo()
                        .addKeyValue("gameId", id)
                        .log(
                                "Game taken over at tick {}, epoch {}",
                                claimed.tick(),
                                claimed.ticket().epoch());
                yield true;
            }
            case Decoded.Refused<Game>(String reason) -> {
                meters.failed();
                log.atError().addKeyValue("gameId", id).log("Game could not be taken over: {}", reason);
                yield false;
            }
        };
    }

    private boolean fits(Claimed claimed) {
        Optional<String> refused = factory.rehearse(claimed);
        refused.ifPresent(reason ->
                log.atWarn().addKeyValue("gameId", claimed.ticket().id()).log("Game cannot come here: {}", reason));
        return refused.isEmpty();
    }

    private void giveUp(GameId id, @Nullable Prepared given) {
        if (given != null) {
            inputs.close(id, given.inbox());
            capacity.giveBack();
        }
    }
}
