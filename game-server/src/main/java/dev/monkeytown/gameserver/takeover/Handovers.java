package dev.monkeytown.gameserver.takeover;

import dev.monkeytown.gameserver.loop.NanoClock;
import dev.monkeytown.gameserver.takeover.HandoverMessage.Kind;
import dev.monkeytown.gameserver.takeover.Heirs.Heir;
import dev.monkeytown.gameserver.takeover.TakeoverMeters.Outcome;
import dev.monkeytown.model.GameId;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Games that change servers while both live. The owner asks an heir to prepare; the heir hears the game's inputs, rebuilds
 * the game once for nothing and sends its mark; the owner's tick that meets the mark is its last, and its frame names the
 * heir, who claims and goes on. Until the mark is met, whatever fails changes nothing: the owner keeps the game. After it
 * the heir has a moment to itself, then the game is an orphan like that of a dead server.
 *
 * <p>Thread-safe. {@link #heard} never blocks, the rest does.
 */
public final class Handovers {

    /** How long an heir may take to send its mark; it rebuilds the game meanwhile, with code that may be cold. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How long a game that was prepared for may take to come; longer than any owner waits for the mark. */
    static final Duration PREPARED_LIFE = Duration.ofSeconds(5);

    /** A server that did not take a game is not asked for so long. */
    static final Duration LEFT_OUT = Duration.ofSeconds(5);

    /** What came of an attempt to hand over some games. */
    public enum Round {
        /** There are none. */
        EMPTY,
        /** Some were tried. */
        TRIED,
        /** There is no server to hand them to. */
        NOBODY
    }

    private static final Logger log = LoggerFactory.getLogger(Handovers.class);

    private record Prepared(UUID handover, long untilNanos) {}

    private final Estate estate;
    private final Inheritance inheritance;
    private final Heirs heirs;
    private final Mail mail;
    private final Executor background;
    private final NanoClock clock;
    private final int atOnce;
    private final Supplier<UUID> ids;
    private final String instance;
    private final TakeoverMeters meters;
    private final Map<UUID, CompletableFuture<Outcome>> asked = new ConcurrentHashMap<>();
    private final Map<GameId, Prepared> prepared = new ConcurrentHashMap<>();
    private final Map<String, Long> leftOutUntilNanos = new ConcurrentHashMap<>();

    /**
     * @param background runs what blocks
     * @param atOnce games handed over at a time; what an heir does to rebuild one makes the pause of another longer
     * @param ids of attempts
     * @param instance this server
     */
    public Handovers(
            Estate estate,
            Inheritance inheritance,
            Heirs heirs,
            Mail mail,
            Executor background,
            NanoClock clock,
            int atOnce,
            Supplier<UUID> ids,
            String instance,
            TakeoverMeters meters) {
        this.estate = estate;
        this.inheritance = inheritance;
        this.heirs = heirs;
        this.mail = mail;
        this.background = background;
        this.clock = clock;
        this.atOnce = atOnce;
        this.ids = ids;
        this.instance = instance;
        this.meters = meters;
    }

    /** Takes what another server says. Any thread. */
    public void heard(HandoverMessage message) {
        switch (message.kind()) {
            case PREPARE -> background.execute(() -> prepare(message));
            case DECLINE ->
                Optional.ofNullable(asked.get(message.handover()))
                        .ifPresent(answer -> answer.complete(Outcome.DECLINED));
            case TAKE -> background.execute(() -> take(message));
        }
    }

    /** Hands over the next few games, each to the server that is emptiest then. */
    public Round round() {
        List<GameId> games = estate.running();
        if (games.isEmpty()) {
            return Round.EMPTY;
        }
        List<Heir> able = new ArrayList<>(able());
        List<CompletableFuture<Void>> underWay = new ArrayList<>();
        for (int i = 0; i < Math.min(games.size(), atOnce) && !able.isEmpty(); i++) {
            GameId game = games.get(i);
            Heir heir = able.removeFirst();
            underWay.add(CompletableFuture.runAsync(() -> handOver(game, heir.instance()), background));
            if (heir.games() + 1 < heir.capacity()) {
                able.add(heir.withOneMore());
                able.sort(Comparator.comparingDouble(Heir::fullness));
            }
        }
        underWay.forEach(CompletableFuture::join);
        return underWay.isEmpty() ? Round.NOBODY : Round.TRIED;
    }

    /** Servers that could take a game, the emptiest first. */
    List<Heir> able() {
        long now = clock.nanos();
        leftOutUntilNanos.values().removeIf(until -> now - until >= 0);
        return heirs.heirs().stream()
                .filter(heir -> !leftOutUntilNanos.containsKey(heir.instance()))
                .toList();
    }

    /** Hands one game over. Returns whether it went. */
    boolean handOver(GameId game, String heir) {
        UUID handover = ids.get();
        long beganNanos = clock.nanos();
        Optional<CompletableFuture<Boolean>> gone = estate.bequeath(game, heir, handover);
        if (gone.isEmpty()) {
            return false;
        }
        Outcome outcome = await(game, heir, handover, gone.get());
        meters.handedOver(outcome, clock.nanos() - beganNanos);
        switch (outcome) {
            case HANDED_OVER -> log.atInfo().addKeyValue("gameId", game).log("Game handed over to {}", heir);
            case ENDED -> {}
            case DECLINED, UNANSWERED -> {
                leftOutUntilNanos.put(heir, clock.nanos() + LEFT_OUT.toNanos());
                log.atInfo().addKeyValue("gameId", game).log("Game not handed over to {}: {}", heir, outcome.tag());
            }
        }
        return outcome == Outcome.HANDED_OVER;
    }

    /** Gives up games that were prepared for and did not come. */
    void forgetLate() {
        long now = clock.nanos();
        prepared.forEach((game, late) -> {
            if (now - late.untilNanos() >= 0 && prepared.remove(game, late)) {
                inheritance.forget(game, late.handover());
            }
        });
    }

    private Outcome await(GameId game, String heir, UUID handover, CompletableFuture<Boolean> gone) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        asked.put(handover, answer);
        try {
            CompletableFuture<Outcome> end = gone.thenApply(went -> went ? Outcome.HANDED_OVER : Outcome.ENDED);
            Outcome outcome =
                    ask(game, heir, handover) ? get(end.applyToEither(answer, each -> each)) : Outcome.UNANSWERED;
            boolean stays = end.isDone() || estate.keep(game, handover);
            return end.isDone() || !stays ? get(end) : outcome;
        } finally {
            asked.remove(handover);
        }
    }

    private boolean ask(GameId game, String heir, UUID handover) {
        try {
            return mail.send(heir, new HandoverMessage(Kind.PREPARE, game, instance, handover));
        } catch (RedisException e) {
            log.warn("{} was not asked to take a game: {}", heir, e.getMessage());
            return false;
        }
    }

    private static Outcome get(CompletableFuture<Outcome> outcome) {
        try {
            return outcome.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Outcome.UNANSWERED;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome is never completed with a failure", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.UNANSWERED;
        }
    }

    private void prepare(HandoverMessage order) {
        GameId game = order.game();
        boolean ready = canCome(order);
        try {
            if (ready) {
                prepared.put(game, new Prepared(order.handover(), clock.nanos() + PREPARED_LIFE.toNanos()));
                mail.mark(game, order.handover());
            } else {
                mail.send(order.from(), new HandoverMessage(Kind.DECLINE, game, instance, order.handover()));
            }
        } catch (RedisException e) {
            log.atWarn()
                    .addKeyValue("gameId", game)
                    .log("Not ready to take a game of {}: {}", order.from(), e.getMessage());
        }
    }

    /** Whatever its rehearsal meets: the owner, who still has the game, is told at once. */
    private boolean canCome(HandoverMessage order) {
        try {
            return inheritance.prepare(order.game(), order.handover());
        } catch (RuntimeException e) {
            log.atError()
                    .addKeyValue("gameId", order.game())
                    .setCause(e)
                    .log("Game of {} cannot come here", order.from());
            return false;
        }
    }

    private void take(HandoverMessage order) {
        prepared.remove(order.game());
        if (inheritance.inherit(order.game())) {
            meters.inherited();
        }
    }
}
