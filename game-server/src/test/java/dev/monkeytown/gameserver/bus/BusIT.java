package dev.monkeytown.gameserver.bus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.Backends;
import dev.monkeytown.gameserver.bus.SeatReservations.Reservation;
import dev.monkeytown.gameserver.game.Claimed;
import dev.monkeytown.gameserver.game.FramePublisher;
import dev.monkeytown.gameserver.game.GameTicket;
import dev.monkeytown.gameserver.game.Publication;
import dev.monkeytown.gameserver.game.Publication.Answer;
import dev.monkeytown.gameserver.game.Publication.Bequest;
import dev.monkeytown.gameserver.game.Publications;
import dev.monkeytown.gameserver.game.Recovery;
import dev.monkeytown.gameserver.takeover.HandoverMessage;
import dev.monkeytown.gameserver.takeover.Orphan;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.model.bus.InboxCodec;
import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.simulation.SimulationLimits;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.codec.GameLog;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** The scripts in a real Redis. */
class BusIT {

    private static final int SEATS = 4;
    private static final Instant BEGUN = Instant.ofEpochMilli(1_790_000_000_000L);

    private final GameId id = GameId.random();
    private final PlayerId ann = PlayerId.random();
    private final PlayerId bob = PlayerId.random();
    private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
    private RedisConnections redis = Backends.connect(Backends.redis());
    private FrameBus bus = newBus();

    @BeforeEach
    void listen() {
        var pubSub = redis.newPubSub();
        pubSub.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(byte[] channel, byte[] payload) {
                heard.add(new String(payload, UTF_8));
            }
        });
        pubSub.sync().subscribe(Channels.gameEvents(id).getBytes(UTF_8));
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void publishesJournalsAndRenewsInOneGo() {
        FramePublisher publisher = publisher(claim());
        expire();

        assertThat(send(publisher, 1, "one", "state", false)).isEqualTo(Answer.DONE);
        assertThat(send(publisher, 2, "two", "", false)).isEqualTo(Answer.DONE);

        Awaitility.await().untilAsserted(() -> assertThat(heard).containsExactly("one", "two"));
        assertThat(journal()).containsExactly("1-1=one", "2-1=two");
        assertThat(text(commands().get(Channels.gameKeyframe(id).getBytes(UTF_8))))
                .isEqualTo("state");
        assertThat(lease().get("tick")).isEqualTo("2");
        assertThat(Long.parseLong(lease().get("expiresAtMs")) - System.currentTimeMillis())
                .isBetween(-1_000L, Limits.LEASE.toMillis());
        assertThat(commands().pttl(Channels.gameJournal(id).getBytes(UTF_8)))
                .isBetween(1L, Limits.GAME_KEYS_LIFE.toMillis());
    }

    @Test
    void refusesAForeignEpochWithoutATrace() {
        FramePublisher old = publisher(claim());
        send(old, 1, "one", "state", false);
        expire();
        FramePublisher successor = publisher(
                new GameLeases(redis, "other").takeOver(id).orElseThrow().ticket());

        assertThat(send(old, 2, "zombie", "zombie", false)).isEqualTo(Answer.FENCED);
        assertThat(send(successor, 2, "two", "", false)).isEqualTo(Answer.DONE);

        assertThat(journal()).containsExactly("1-1=one", "2-1=two");
        assertThat(text(commands().get(Channels.gameKeyframe(id).getBytes(UTF_8))))
                .isEqualTo("state");
        Awaitility.await().untilAsserted(() -> assertThat(heard).containsExactly("one", "two"));
    }

    @Test
    void publishesNoTickTwiceAndLeavesNoneOut() {
        FramePublisher publisher = publisher(claim());
        send(publisher, 1, "one", "", false);

        assertThat(send(publisher, 1, "again", "", false)).isEqualTo(Answer.DONE);
        assertThat(send(publisher, 3, "three", "", false)).isEqualTo(Answer.GAP);
        assertThat(send(publisher, 2, "two", "", false)).isEqualTo(Answer.DONE);

        assertThat(journal()).containsExactly("1-1=one", "2-1=two");
        Awaitility.await().untilAsserted(() -> assertThat(heard).containsExactly("one", "two"));
    }

    /** Entries of a node of a stream, by which Redis trims. */
    private static final int REDIS_STREAM_NODE = 100;

    @Test
    void keepsTheJournalBounded() {
        FramePublisher publisher = publisher(claim());
        int frames = Limits.MAX_JOURNAL_FRAMES + 350;
        for (int first = 1; first <= frames; first += 50) {
            sendAll(publisher, first, first + 49);
        }

        List<String> journal = journal();
        assertThat(journal).hasSizeBetween(Limits.MAX_JOURNAL_FRAMES, Limits.MAX_JOURNAL_FRAMES + REDIS_STREAM_NODE);
        assertThat(journal.getLast()).isEqualTo(frames + "-1=f" + frames);
    }

    @Test
    void keepsAFinishedGameUntilItIsStoredAndAMinuteLonger() {
        FramePublisher publisher = publisher(claim());
        new SeatReservations(redis).reserve(id, ann, List.of(0));

        send(publisher, 1, "last", "state", true);

        assertThat(lease().get("over")).isEqualTo("1");
        EndedGames ended = new EndedGames(redis);
        assertThat(ended.waiting(Instant.now().plusSeconds(60), 1_000)).contains(id);
        assertThat(commands().pttl(Channels.gameLog(id).getBytes(UTF_8)))
                .isGreaterThan(Limits.RESULT_LIFE.toMillis() - 60_000);

        ended.stored(id, Long.parseLong(lease().get("epoch")));

        assertThat(ended.waiting(Instant.now().plusSeconds(60), 1_000)).doesNotContain(id);
        for (String key : List.of(
                Channels.gameLease(id), Channels.gameJournal(id), Channels.gameKeyframe(id), Channels.gameSeats(id))) {
            assertThat(commands().pttl(key.getBytes(UTF_8))).as(key).isBetween(50_000L, 60_000L);
        }
    }

    @Test
    void claimsAGameOnlyWhenNobodyRenewsItAndNeverWithTheSameEpoch() {
        GameTicket ticket = claim();
        send(publisher(ticket), 1, "one", "state", false);
        GameLeases leases = new GameLeases(redis, "other");
        assertThat(leases.claim(id, SEATS, Difficulty.EASY, Instant.now())).isEmpty();
        assertThat(renewed(() -> leases.takeOver(id))).isEmpty();

        expire();
        long second = leases.takeOver(id).orElseThrow().ticket().epoch();
        assertThat(second).isGreaterThan(ticket.epoch());
        assertThat(lease()).containsEntry("owner", "other").containsEntry("seats", "4");

        long ahead = second + 1_000_000_000_000L;
        commands().hset(Channels.gameLease(id).getBytes(UTF_8), "epoch".getBytes(UTF_8), ("" + ahead).getBytes(UTF_8));
        expire();
        assertThat(leases.takeOver(id).orElseThrow().ticket().epoch()).isEqualTo(ahead + 1);
    }

    @Test
    void givesASuccessorAllThatWasPublished() {
        FramePublisher publisher = publisher(claim());
        send(publisher, 1, "one", "state1", false);
        send(publisher, 2, "two", "", false);
        send(publisher, 3, "three", "state3", false);
        send(publisher, 4, "four", "", false);
        send(publisher, 5, "five", "", false);
        expire();

        Claimed claimed = new GameLeases(redis, "other").takeOver(id).orElseThrow();

        assertThat(claimed.tick()).isEqualTo(5);
        assertThat(claimed.keyframeTick()).isEqualTo(3);
        assertThat(text(claimed.keyframe())).isEqualTo("state3");
        assertThat(claimed.frames()).extracting(BusIT::text).containsExactly("four", "five");
        assertThat(claimed.startedAt()).isEqualTo(BEGUN);
        assertThat(claimed.ticket().difficulty()).isEqualTo(Difficulty.MEDIUM);
        assertThat(claimed.ticket().instance()).isEqualTo("other");
        assertThat(claimed.waiting()).isEmpty();
        assertThat(GameLog.frames(claimed.log(), 2).orThrow())
                .extracting(BusIT::text)
                .containsExactly("one", "three"); // what the savepoints of this test hold
    }

    @Test
    void letsOnlyTheHeirClaimAGameThatIsHandedOver() {
        List<HandoverMessage> told = new CopyOnWriteArrayList<>();
        new HandoverMail(redis, "heir").listen(told::add);
        InboxMessage undone = new InboxMessage.Say(1, ann, "hello");
        UUID handover = UUID.randomUUID();
        handOver(publisher(claim()), new Bequest("heir", handover, InboxCodec.encode(List.of(undone))));

        assertThat(renewed(() -> new GameLeases(redis, "other").takeOver(id))).isEmpty();
        Claimed claimed =
                renewed(() -> new GameLeases(redis, "heir").takeOver(id)).orElseThrow();

        assertThat(claimed.tick()).isEqualTo(2);
        assertThat(claimed.waiting()).containsExactly(undone);
        assertThat(lease()).doesNotContainKeys("heir", "waiting").containsEntry("owner", "heir");
        assertThat(renewed(() -> new GameLeases(redis, "heir").takeOver(id)))
                .as("an heir once")
                .isEmpty();
        Awaitility.await()
                .untilAsserted(() -> assertThat(told)
                        .containsExactly(new HandoverMessage(HandoverMessage.Kind.TAKE, id, "me", handover)));
    }

    @Test
    void givesAGameToAnybodyWhenItsHeirDoesNotCome() {
        FramePublisher publisher = publisher(claim());
        Bequest bequest = new Bequest("dead", UUID.randomUUID(), new byte[0]);
        handOver(publisher, bequest);
        name(publisher, bequest); // as after an answer that was lost

        GameLeases leases = new GameLeases(redis, "other");
        Awaitility.await().untilAsserted(() -> assertThat(listed(leases)).hasSize(1));
        assertThat(leases.takeOver(id)).isPresent();
        assertThat(send(publisher, 3, "three", "", false)).isEqualTo(Answer.FENCED);
    }

    @Test
    void readsAGameForAnHeirWithoutTakingIt() {
        FramePublisher publisher = publisher(claim());
        send(publisher, 1, "one", "state1", false);
        Map<String, String> before = lease();

        Claimed seen = new GameLeases(redis, "other").look(id).orElseThrow();

        assertThat(seen.tick()).isEqualTo(1);
        assertThat(lease()).isEqualTo(before);
        assertThat(send(publisher, 2, "two", "", false)).isEqualTo(Answer.DONE);
    }

    @Test
    void listsGamesWhoseLeaseRanOut() {
        GameLeases leases = new GameLeases(redis, "other");
        GameTicket ticket = claim();
        assertThat(listed(leases))
                .as("nothing is known yet that could be taken over")
                .isEmpty();
        FramePublisher publisher = publisher(ticket);

        send(publisher, 1, "one", "state", false);

        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(listed(leases)).extracting(Orphan::owner).containsExactly("me"));
        leases.takeOver(id).orElseThrow();
        assertThat(listed(leases)).as("owned again").isEmpty();
        Awaitility.await()
                .untilAsserted(() -> assertThat(listed(leases))
                        .as("not renewed by who took it")
                        .hasSize(1));
    }

    @Test
    void listsNoGameThatIsOver() {
        send(publisher(claim()), 1, "last", "state", true);

        assertThat(commands().zscore(Channels.GAMES_LEASES.getBytes(UTF_8), bytes(id)))
                .isNull();
    }

    @Test
    void doesNotGiveAGameOfWhichSomethingIsMissing() {
        FramePublisher publisher = publisher(claim());
        send(publisher, 1, "one", "state", false);
        send(publisher, 2, "two", "", false);
        commands().del(Channels.gameJournal(id).getBytes(UTF_8));
        expire();

        assertThat(new GameLeases(redis, "other").takeOver(id)).isEmpty();
        assertThat(lease()).containsEntry("owner", "me");
    }

    /** A state that means something else to a server would be gone on with wrongly. */
    @Test
    void givesAGameOnlyToServersOfItsFormat() {
        send(publisher(claim()), 1, "one", "state", false);
        expire();
        String own = Integer.toString(SimulationLimits.FORMAT);
        assertThat(lease()).containsEntry("format", own);
        GameLeases leases = new GameLeases(redis, "other");

        format("2000");
        assertThat(leases.takeOver(id)).isEmpty();
        assertThat(lease()).containsEntry("owner", "me");

        format(own);
        assertThat(leases.takeOver(id)).isPresent();
    }

    private void format(String format) {
        commands().hset(Channels.gameLease(id).getBytes(UTF_8), "format".getBytes(UTF_8), format.getBytes(UTF_8));
    }

    /** A frame whose answer was lost is sent again, and the lease would else run out under a living owner. */
    @Test
    void renewsTheLeaseAlsoWithAFrameThatItHas() {
        FramePublisher publisher = publisher(claim());
        send(publisher, 1, "one", "state", false);
        expire();

        send(publisher, 1, "one", "state", false);

        assertThat(Long.parseLong(lease().get("expiresAtMs"))).isGreaterThan(1);
    }

    @Test
    void restoresAGameSoThatAnotherCanTakeItOver() {
        FramePublisher publisher = publisher(claim());
        byte[] state = "state".getBytes(UTF_8);
        commands().del(Channels.gameLease(id).getBytes(UTF_8));
        Publication next = Publications.of(4, "four", "", false);
        Recovery recovery = new Recovery(
                3,
                2,
                Optional.of(state),
                List.of("one".getBytes(UTF_8), "two".getBytes(UTF_8)),
                List.of("three".getBytes(UTF_8)),
                Map.of(3, ann));
        await(next, () -> publisher.restore(next, recovery));
        expire();

        Claimed claimed = new GameLeases(redis, "other").takeOver(id).orElseThrow();

        assertThat(claimed.tick()).isEqualTo(3);
        assertThat(claimed.keyframe()).isEqualTo(state);
        assertThat(claimed.frames()).extracting(BusIT::text).containsExactly("three");
        assertThat(GameLog.frames(claimed.log(), 2).orThrow())
                .extracting(BusIT::text)
                .containsExactly("one", "two");
        assertThat(claimed.startedAt()).isEqualTo(BEGUN);
    }

    /** A process that stood still may bring back what it thinks is its game; the later owner takes it from there. */
    @Test
    void letsTheLaterOwnerRestoreOverTheEarlier() {
        GameTicket earlier = claim();
        send(publisher(earlier), 1, "one", "state", false);
        expire();
        GameTicket later =
                new GameLeases(redis, "other").takeOver(id).orElseThrow().ticket();
        commands().del(Channels.gameLease(id).getBytes(UTF_8));
        Recovery recovery = new Recovery(1, 0, Optional.empty(), List.of(), List.of(), Map.of());

        Publication old = Publications.of(2, "old", "", false);
        await(old, () -> publisher(earlier).restore(old, recovery));
        Publication next = Publications.of(2, "two", "", false);
        assertThat(await(next, () -> publisher(later).restore(next, recovery))).isEqualTo(Answer.FAILED);

        assertThat(send(publisher(later), 2, "two", "", false)).isEqualTo(Answer.DONE);
        assertThat(send(publisher(earlier), 3, "old", "", false)).isEqualTo(Answer.FENCED);
    }

    /** A restarted Redis may be from before a takeover: its owner is then behind the one who publishes, not after. */
    @Test
    void tellsTheLaterOwnerThatRedisHasForgottenItWhereTheEarlierOneIsKnown() {
        GameTicket earlier = claim();
        send(publisher(earlier), 1, "one", "state", false);
        GameTicket later = new GameTicket(id, earlier.epoch() + 1, "other", Difficulty.MEDIUM);

        assertThat(send(publisher(later), 2, "two", "", false)).isEqualTo(Answer.LOST);

        Publication next = Publications.of(2, "two", "", false);
        Recovery recovery = new Recovery(1, 0, Optional.empty(), List.of(), List.of(), Map.of());
        await(next, () -> publisher(later).restore(next, recovery));
        assertThat(send(publisher(later), 2, "two", "", false)).isEqualTo(Answer.DONE);
        assertThat(send(publisher(earlier), 2, "old", "", false)).isEqualTo(Answer.FENCED);
    }

    @Test
    void takesAnEpochFromRedisClockWhereNoneIsKnown() {
        long epoch = claim().epoch();

        assertThat(epoch / 1_000).isCloseTo(System.currentTimeMillis(), org.assertj.core.data.Offset.offset(10_000L));
    }

    @Test
    void doesNotClaimAGameThatIsOver() {
        send(publisher(claim()), 1, "last", "state", true);
        expire();

        assertThat(new GameLeases(redis, "other").takeOver(id)).isEmpty();
    }

    @Test
    void restoresAGameThatRedisForgotForItsOwnerOnly() {
        GameTicket ticket = claim();
        FramePublisher publisher = publisher(ticket);
        send(publisher, 1, "one", "", false);
        commands()
                .del(
                        Channels.gameLease(id).getBytes(UTF_8),
                        Channels.gameJournal(id).getBytes(UTF_8));
        assertThat(send(publisher, 2, "two", "", false)).isEqualTo(Answer.LOST);

        Publication next = Publications.of(2, "two", "", false);
        assertThat(await(next, () -> publisher.restore(next, recovery(1, Map.of(3, ann)))))
                .isEqualTo(Answer.FAILED);

        assertThat(send(publisher, 2, "two", "", false)).isEqualTo(Answer.DONE);
        assertThat(journal()).containsExactly("2-1=two");
        assertThat(new SeatReservations(redis).reserve(id, ann, List.of())).isEqualTo(new Reservation.Reserved(3));
        FramePublisher zombie = publisher(new GameTicket(id, ticket.epoch() - 1, "old", Difficulty.EASY));
        Publication late = Publications.of(3, "zombie", "", false);
        assertThat(await(late, () -> zombie.restore(late, recovery(2, Map.of()))))
                .isEqualTo(Answer.FENCED);
    }

    @Test
    void givesThePlayerTheSameSeatAgain() {
        claim();
        SeatReservations seats = new SeatReservations(redis);

        assertThat(seats.reserve(id, ann, List.of(2, 0, 1, 3))).isEqualTo(new Reservation.Reserved(2));
        assertThat(seats.reserve(id, bob, List.of(2, 0, 1, 3))).isEqualTo(new Reservation.Reserved(0));
        assertThat(seats.reserve(id, ann, List.of(3))).isEqualTo(new Reservation.Reserved(2));
        assertThat(seats.reserve(id, ann, List.of())).isEqualTo(new Reservation.Reserved(2));
    }

    @Test
    void saysWhenAGameIsFullOrGone() {
        SeatReservations seats = new SeatReservations(redis);
        assertThat(seats.reserve(id, ann, List.of(0))).isEqualTo(new Reservation.Gone());
        claim();
        seats.reserve(id, ann, List.of(0));
        assertThat(seats.reserve(id, bob, List.of(0))).isEqualTo(new Reservation.Full());

        commands().hset(Channels.gameLease(id).getBytes(UTF_8), "expiresAtMs".getBytes(UTF_8), "1".getBytes(UTF_8));
        assertThat(seats.reserve(id, ann, List.of(0))).isEqualTo(new Reservation.Gone());
    }

    @Test
    void givesASeatBackOnlyForWhoHasIt() {
        claim();
        SeatReservations seats = new SeatReservations(redis);
        seats.reserve(id, ann, List.of(0));

        seats.release(id, 0, bob);
        assertThat(seats.reserve(id, bob, List.of(0))).isEqualTo(new Reservation.Full());
        seats.release(id, 0, ann);
        assertThat(seats.reserve(id, bob, List.of(0))).isEqualTo(new Reservation.Reserved(0));
    }

    @Test
    void givesNoSeatToTwoWhoAskAtOnce() throws Exception {
        claim();
        SeatReservations seats = new SeatReservations(redis);
        List<Integer> order = IntStream.range(0, 16).boxed().toList();
        Set<Integer> given = new HashSet<>();
        int full = 0;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Reservation>> requests = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                requests.add(() -> seats.reserve(id, PlayerId.random(), order));
            }
            for (var answer : callers.invokeAll(requests)) {
                switch (answer.get()) {
                    case Reservation.Reserved(int seat) ->
                        assertThat(given.add(seat)).isTrue();
                    case Reservation.Full() -> full++;
                    case Reservation.Gone() -> throw new AssertionError("gone");
                }
            }
        }

        assertThat(given).hasSize(16);
        assertThat(full).isEqualTo(24);
    }

    @Test
    void loadsItsScriptsAgainAfterRedisWasRestartedEmpty() throws IOException {
        int port = Backends.freePort();
        RedisServer own = Backends.startRedis(port);
        redis.close();
        redis = Backends.connect(Backends.address(port));
        bus = newBus();
        FramePublisher publisher = publisher(claim());
        assertThat(send(publisher, 1, "one", "", false)).isEqualTo(Answer.DONE);

        own.stop();
        Awaitility.await().until(() -> attempt(publisher, 2, "two", "", false) == Answer.FAILED);
        own = Backends.startRedis(port);

        Awaitility.await().until(() -> attempt(publisher, 2, "two", "", false) == Answer.LOST);
        own.stop();
    }

    private FrameBus newBus() {
        return new FrameBus(redis, new BusMeters(new SimpleMeterRegistry()));
    }

    private GameTicket claim() {
        long epoch = new GameLeases(redis, "me")
                .claim(id, SEATS, Difficulty.MEDIUM, BEGUN)
                .orElseThrow();
        return new GameTicket(id, epoch, "me", Difficulty.MEDIUM);
    }

    private FramePublisher publisher(GameTicket ticket) {
        return bus.publisher(ticket, SEATS, BEGUN);
    }

    /** As a game's outbox does: what got no answer in time is sent again. */
    private Answer send(FramePublisher publisher, int tick, String frame, String keyframe, boolean last) {
        for (int attempt = 0; attempt < 20; attempt++) {
            Answer answer = attempt(publisher, tick, frame, keyframe, last);
            if (answer != Answer.FAILED) {
                return answer;
            }
        }
        return Answer.FAILED;
    }

    private Answer attempt(FramePublisher publisher, int tick, String frame, String keyframe, boolean last) {
        Publication publication = Publications.of(tick, frame, keyframe, last);
        return await(publication, () -> publisher.send(publication));
    }

    /** Pipelined, as on a loop thread; then again, one by one, in case some got no answer in time. */
    private void sendAll(FramePublisher publisher, int first, int last) {
        for (int tick = first; tick < last; tick++) {
            publisher.send(Publications.of(tick, "f" + tick, "", false));
        }
        assertThat(send(publisher, last, "f" + last, "", false)).isIn(Answer.DONE, Answer.GAP);
        for (int tick = first; tick <= last; tick++) {
            assertThat(send(publisher, tick, "f" + tick, "", false)).isEqualTo(Answer.DONE);
        }
    }

    private Answer await(Publication publication, Runnable sending) {
        Publications.sending(publication);
        sending.run();
        bus.flush();
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> Publications.answer(publication) != Answer.UNDER_WAY);
        return Publications.answer(publication);
    }

    private void handOver(FramePublisher publisher, Bequest bequest) {
        send(publisher, 1, "one", "state1", false);
        name(publisher, bequest);
    }

    private void name(FramePublisher publisher, Bequest bequest) {
        Answer answer = Answer.FAILED;
        for (int attempt = 0; attempt < 20 && answer == Answer.FAILED; attempt++) {
            Publication last = Publications.handingOver(2, "two", "state2", bequest);
            answer = await(last, () -> publisher.send(last));
        }
        assertThat(answer).isEqualTo(Answer.DONE);
    }

    private void expire() {
        commands().hset(Channels.gameLease(id).getBytes(UTF_8), "expiresAtMs".getBytes(UTF_8), "1".getBytes(UTF_8));
    }

    private static Recovery recovery(int tick, Map<Integer, PlayerId> persons) {
        return new Recovery(tick, 0, Optional.empty(), List.of(), List.of(), persons);
    }

    /** Asks while the lease holds. */
    private <T> T renewed(Supplier<T> question) {
        byte[] later = ("" + (System.currentTimeMillis() + 60_000)).getBytes(UTF_8);
        commands().hset(Channels.gameLease(id).getBytes(UTF_8), "expiresAtMs".getBytes(UTF_8), later);
        return question.get();
    }

    private List<Orphan> listed(GameLeases leases) {
        return leases.expired(1_000).stream()
                .filter(orphan -> orphan.id().equals(id))
                .toList();
    }

    private static byte[] bytes(GameId id) {
        return id.toString().getBytes(UTF_8);
    }

    private RedisCommands<byte[], byte[]> commands() {
        return redis.general().sync();
    }

    private Map<String, String> lease() {
        Map<String, String> lease = new java.util.TreeMap<>();
        commands().hgetall(Channels.gameLease(id).getBytes(UTF_8)).forEach((k, v) -> lease.put(text(k), text(v)));
        return lease;
    }

    private List<String> journal() {
        List<String> entries = new ArrayList<>();
        for (StreamMessage<byte[], byte[]> entry :
                commands().xrange(Channels.gameJournal(id).getBytes(UTF_8), Range.unbounded())) {
            entry.getBody().forEach((field, frame) -> {
                assertThat(text(field)).isEqualTo("f");
                entries.add(entry.getId() + "=" + text(frame));
            });
        }
        return entries;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
