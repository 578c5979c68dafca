package dev.monkeytown.gameserver.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.loop.FakeClock;
import dev.monkeytown.gameserver.takeover.HandoverMessage.Kind;
import dev.monkeytown.gameserver.takeover.Handovers.Round;
import dev.monkeytown.gameserver.takeover.Heirs.Heir;
import dev.monkeytown.model.GameId;
import io.lettuce.core.RedisCommandTimeoutException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class HandoversTest implements Estate, Inheritance, Mail {

    private final FakeClock clock = new FakeClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<GameId> games = new ArrayList<>(List.of(GameId.random(), GameId.random(), GameId.random()));
    private final List<String> asked = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private List<Heir> heirs = List.of(new Heir("b", 0, 10), new Heir("c", 0, 10));
    private BiFunction<String, HandoverMessage, Boolean> answer = (heir, message) -> leaves(message.game());
    private CompletableFuture<Boolean> leaving = new CompletableFuture<>();
    private boolean canCome = true;
    private Runnable rehearsal = () -> {};
    private boolean tooLate;
    private boolean runsHere = true;
    private final Handovers handovers = new Handovers(
            this,
            this,
            () -> heirs,
            this,
            Runnable::run,
            clock,
            4,
            UUID::randomUUID,
            "me",
            new TakeoverMeters(registry));

    @Test
    void spreadsGamesOverTheEmptiest() {
        heirs = List.of(new Heir("b", 0, 10), new Heir("c", 1, 20));

        assertThat(handovers.round()).isEqualTo(Round.TRIED);

        assertThat(asked).containsExactly("b", "c", "b");
        assertThat(handovers.round()).isEqualTo(Round.EMPTY);
        assertThat(count("handed_over")).isEqualTo(3);
    }

    @Test
    void asksTheSameServerAgainWhileItIsTheEmptiest() {
        heirs = List.of(new Heir("b", 0, 10), new Heir("c", 5, 10));

        handovers.round();

        assertThat(asked).containsExactly("b", "b", "b");
    }

    @Test
    void asksNobodyToTakeAGameThatDoesNotRunHere() {
        runsHere = false;

        assertThat(handovers.handOver(GameId.random(), "b")).isFalse();
        assertThat(asked).isEmpty();
    }

    @Test
    void keepsAGameThatEndsBeforeItsHeirIsReady() {
        answer = (heir, message) -> leaving.complete(false);

        assertThat(handovers.handOver(games.getFirst(), "b")).isFalse();
        assertThat(count("ended")).isEqualTo(1);
        assertThat(handovers.able()).as("it is not the heir's fault").hasSize(2);
    }

    @Test
    void measuresFromTheQuestionToTheOwnersLastFrame() {
        answer = (heir, message) -> {
            clock.nanos += Duration.ofMillis(30).toNanos();
            return leaves(message.game());
        };

        assertThat(handovers.handOver(games.getFirst(), "b")).isTrue();

        assertThat(registry.get("handovers").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(30);
    }

    /** As when the process is told to end at once. */
    @Test
    void keepsTheGameWhenItsThreadIsInterruptedWhileItWaits() {
        answer = (heir, message) -> true;
        Thread.currentThread().interrupt();

        assertThat(handovers.handOver(games.getFirst(), "b")).isFalse();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(count("unanswered")).isEqualTo(1);
    }

    @Test
    void givesNobodyMoreThanThereIsRoomFor() {
        heirs = List.of(new Heir("b", 9, 10));

        handovers.round();

        assertThat(asked).containsExactly("b");
    }

    @Test
    void asksAnotherWhenOneDeclines() {
        answer = (heir, message) -> {
            if (heir.equals("b")) {
                handovers.heard(new HandoverMessage(Kind.DECLINE, message.game(), "b", message.handover()));
                return true;
            }
            return leaves(message.game());
        };

        handovers.round();
        handovers.round();

        assertThat(games).isEmpty();
        assertThat(count("declined")).isEqualTo(2);
        assertThat(asked.subList(3, asked.size())).containsOnly("c");
    }

    @Test
    void leavesOutForAWhileWhoDoesNotAnswer() {
        heirs = List.of(new Heir("b", 0, 10));
        answer = (heir, message) -> false;

        assertThat(handovers.round()).isEqualTo(Round.TRIED);
        assertThat(handovers.round()).isEqualTo(Round.NOBODY);
        clock.nanos += Handovers.LEFT_OUT.toNanos();

        assertThat(handovers.round()).isEqualTo(Round.TRIED);
        assertThat(games).hasSize(3);
    }

    @Test
    void survivesABusThatIsAway() {
        answer = (heir, message) -> {
            throw new RedisCommandTimeoutException("as told");
        };

        assertThat(handovers.round()).isEqualTo(Round.TRIED);

        assertThat(games).hasSize(3);
        assertThat(count("unanswered")).isEqualTo(3);
    }

    /** The heir's mark was met in the very moment in which the owner gave up waiting for it. */
    @Test
    void waitsForAGameThatCannotBeKeptAnyMore() {
        tooLate = true;
        answer = (heir, message) -> false;

        assertThat(handovers.handOver(games.getFirst(), "b")).isTrue();
    }

    @Test
    void sendsItsMarkWhenAGameCanComeAndDeclinesElse() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        GameId game = GameId.random();

        handovers.heard(new HandoverMessage(Kind.PREPARE, game, "b", first));
        canCome = false;
        handovers.heard(new HandoverMessage(Kind.PREPARE, game, "b", second));

        assertThat(said).containsExactly("prepare " + first, "mark " + first, "prepare " + second, "DECLINE " + second);
    }

    @Test
    void declinesAGameWhoseRehearsalFails() {
        UUID handover = UUID.randomUUID();
        GameId game = GameId.random();
        rehearsal = () -> {
            throw new IllegalStateException("as told");
        };

        handovers.heard(new HandoverMessage(Kind.PREPARE, game, "b", handover));

        assertThat(said).containsExactly("prepare " + handover, "DECLINE " + handover);
    }

    @Test
    void forgetsAGameThatDoesNotCome() {
        UUID handover = UUID.randomUUID();
        GameId game = GameId.random();
        handovers.heard(new HandoverMessage(Kind.PREPARE, game, "b", handover));
        clock.nanos += Handovers.PREPARED_LIFE.toNanos() - 1;
        handovers.forgetLate();
        assertThat(said).doesNotContain("forget " + handover);

        clock.nanos += 1;
        handovers.forgetLate();
        handovers.forgetLate();

        assertThat(said).containsOnlyOnce("forget " + handover);
    }

    @Test
    void doesNotForgetAGameThatHasCome() {
        UUID handover = UUID.randomUUID();
        GameId game = GameId.random();
        handovers.heard(new HandoverMessage(Kind.PREPARE, game, "b", handover));
        handovers.heard(new HandoverMessage(Kind.TAKE, game, "b", handover));

        clock.nanos += 2 * Handovers.PREPARED_LIFE.toNanos();
        handovers.forgetLate();

        assertThat(said).contains("inherit " + game).doesNotContain("forget " + handover);
        assertThat(registry.get("handovers_received").counter().count()).isEqualTo(1);
    }

    private boolean leaves(GameId game) {
        games.remove(game);
        leaving.complete(true);
        return true;
    }

    private long count(String outcome) {
        return registry.get("handovers").tag("outcome", outcome).timer().count();
    }

    @Override
    public void drain() {}

    @Override
    public List<GameId> running() {
        return List.copyOf(games);
    }

    @Override
    public int capacity() {
        return games.size();
    }

    @Override
    public Optional<CompletableFuture<Boolean>> bequeath(GameId game, String heir, UUID handover) {
        leaving = new CompletableFuture<>();
        return runsHere ? Optional.of(leaving) : Optional.empty();
    }

    @Override
    public boolean keep(GameId game, UUID handover) {
        if (tooLate) {
            leaves(game);
        }
        return !tooLate;
    }

    @Override
    public void listen(Consumer<HandoverMessage> listener) {}

    @Override
    public boolean send(String instance, HandoverMessage message) {
        if (message.kind() != Kind.PREPARE) {
            said.add(message.kind() + " " + message.handover());
            return true;
        }
        asked.add(instance);
        return answer.apply(instance, message);
    }

    @Override
    public void mark(GameId game, UUID handover) {
        said.add("mark " + handover);
    }

    @Override
    public boolean prepare(GameId game, UUID handover) {
        said.add("prepare " + handover);
        rehearsal.run();
        return canCome;
    }

    @Override
    public boolean inherit(GameId game) {
        said.add("inherit " + game);
        return true;
    }

    @Override
    public void forget(GameId game, UUID handover) {
        said.add("forget " + handover);
    }
}
