package dev.monkeytown.gameserver.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.agent.AgentMeters;
import dev.monkeytown.gameserver.agent.Agents;
import dev.monkeytown.gameserver.agent.Coordinator;
import dev.monkeytown.gameserver.agent.Thinkers;
import dev.monkeytown.gameserver.loop.FakeClock;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.bus.InboxCodec;
import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Keyframe;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.GameLog;
import dev.monkeytown.simulation.codec.InputCodec;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import dev.monkeytown.simulation.rules.RuleSets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Games cut off at any tick, and gone on with from what was published of them. */
class RevivalTest {

    private static final long TICK_NANOS = 16_666_667;
    private static final int SEATS = 4;
    private static final int SECONDS = 20;
    private static final long EPOCH = 1_700_000_000_000_000L;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FakeClock clock = new FakeClock();
    private final PlayerId ann = PlayerId.random();

    @Test
    void goesOnFromAnyTickAndLeavesALogWithoutAHole() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Server first = new Server(seed);
            first.tell(new InboxMessage.Arrive(2, ann, "Ann"));
            int cut = 1 + random.nextInt(SECONDS * 60 - 2);
            for (int tick = 1; tick <= cut; tick++) {
                if (random.nextInt(5) == 0) {
                    first.tell(input(tick, random));
                }
                first.run(1);
            }

            Server second = new Server(first.published());
            second.run(SECONDS * 60 - cut + 1);

            List<byte[]> all = new ArrayList<>(first.frames());
            all.addAll(second.frames());
            assertThat(new GameLog(second.game.setup(), all).play().orThrow().finished())
                    .as("seed %d, cut at %d", seed, cut)
                    .isTrue();
            GameEnd.Finished end = (GameEnd.Finished) second.ends.getFirst();
            assertThat(end.game().log().frames()).as("seed %d", seed).hasSize(all.size());
            assertThat(end.game().startedAt()).isEqualTo(first.startedAt);
        }
    }

    @Test
    void givesTheSameResultToWhoStoresItInTheOwnersStead() {
        Server first = new Server(5);
        first.tell(new InboxMessage.Arrive(2, ann, "Ann"));
        first.run(SECONDS * 60 + 2);
        FinishedGame own = ((GameEnd.Finished) first.ends.getFirst()).game();
        Claimed left = first.published();

        FinishedGame others = new Ended(
                        left.ticket(), left.tick(), left.startedAt(), own.endedAt(), left.keyframe(), left.log())
                .finished()
                .orThrow();

        assertThat(others.placings()).isEqualTo(own.placings()).anyMatch(placed -> !placed.agent());
        assertThat(others.finalHash()).isEqualTo(own.finalHash());
        assertThat(others.ticks()).isEqualTo(own.ticks());
        assertThat(others.epoch()).isEqualTo(own.epoch());
        assertThat(others.log().encode()).isEqualTo(own.log().encode());
    }

    @Test
    void leavesEverybodyWhereTheyAre() {
        Server first = new Server(1);
        first.tell(new InboxMessage.Arrive(2, ann, "Ann"));
        first.run(100);

        Server second = new Server(first.published());
        second.tell(new InboxMessage.Arrive(2, ann, "Ann"));
        second.run(400);

        assertThat(second.frame(0).epoch()).isEqualTo(EPOCH + 1);
        assertThat(second.frame(0).annotations()).contains(new Annotation.Served("second"));
        assertThat(second.publisher.sent.getFirst().savepoint()).isPresent();
        assertThat(second.publisher.frames())
                .allSatisfy(frame -> assertThat(frame.annotations())
                        .as("nobody takes a seat in tick %d", frame.tick())
                        .noneMatch(Annotation.Seated.class::isInstance));
        assertThat(second.publisher.frames())
                .flatExtracting(Frame::commands)
                .noneMatch(command -> command instanceof Command.Join || command instanceof Command.Leave);
        assertThat(second.publisher.frames())
                .flatExtracting(Frame::commands)
                .as("agents go on to play")
                .anyMatch(command -> command instanceof Command.Input input && input.seat() != 2);
    }

    /** They have seen the frames since the keyframe, so none needs its reaction time to see anything at all. */
    @Test
    void letsAgentsGoOnAsIfTheyHadBeenThere() {
        Server first = new Server(1);
        first.run(60 + 2 * Difficulty.MEDIUM.reactionTicks());

        Server second = new Server(first.published());
        second.run(Difficulty.MEDIUM.reactionTicks() - 2);

        assertThat(second.publisher.frames()).flatExtracting(Frame::commands).anyMatch(Command.Input.class::isInstance);
    }

    @Test
    void appliesNoInputTwiceThatTheOwnerBeforeHasApplied() {
        Random random = new Random(3);
        Server first = new Server(1);
        first.tell(new InboxMessage.Arrive(2, ann, "Ann"));
        first.run(10);
        InboxMessage applied = input(7, random);
        first.tell(applied);
        first.run(10);

        Server second = new Server(first.published());
        second.tell(applied);
        second.tell(input(8, random));
        second.run(10);

        assertThat(inputs(first.publisher.frames())).containsExactly(7);
        assertThat(inputs(second.publisher.frames())).containsExactly(8);
    }

    @Test
    void letsAnAgentStandInForSomebodyWhoDoesNotShowUp() {
        Server first = new Server(1);
        first.tell(new InboxMessage.Arrive(2, ann, "Ann"));
        first.run(100);

        Server second = new Server(first.published());
        second.run(Seating.STAND_IN_AFTER_TICKS + 1);

        assertThat(second.publisher.frames())
                .flatExtracting(Frame::annotations)
                .contains(new Annotation.Seated(2, ann.toString(), "Ann", true, "human"));
    }

    @Test
    void givesASeatBackToWhomAnAgentStandsInForUnderTheOwnerBefore() {
        Server first = new Server(1);
        first.tell(new InboxMessage.Arrive(2, ann, "Ann"));
        first.run(10);
        first.tell(new InboxMessage.Depart(2, ann));
        first.run(Seating.STAND_IN_AFTER_TICKS + 10);

        Server second = new Server(first.published());
        second.run(10);
        second.tell(new InboxMessage.Arrive(2, ann, "Ann"));
        second.run(1);

        assertThat(second.publisher.last().annotations())
                .contains(new Annotation.Seated(2, ann.toString(), "Ann", false, "human"));
    }

    /** The heir hears what was sent before it was named, too: the mark tells it what the owner has done of that. */
    @Test
    void leavesToItsHeirWhatItHasNotDoneAndNothingElse() {
        Server first = new Server(1);
        first.tell(new InboxMessage.Arrive(2, ann, "Ann"));
        first.run(10);
        UUID handover = UUID.randomUUID();
        Inbox heirs = new Inbox();
        List<InboxMessage> sent = new ArrayList<>();
        for (int i = 0; i < FrameDraft.MAX_CHATS_PER_FRAME + 4; i++) {
            sent.add(new InboxMessage.Say(2, ann, "word " + i));
        }
        sent.add(aimed(1, 14));
        sent.add(new InboxMessage.Mark(handover));
        sent.add(new InboxMessage.Say(2, ann, "the last word"));
        sent.add(aimed(2, 15));
        sent.forEach(message -> heirs.offer(message, clock.nanos()));

        first.game.bequeath("second", handover);
        sent.forEach(first::tell);
        first.run(2);
        heirs.goOn(first.published().waiting(), Optional.of(handover));
        Server second = new Server(first.published(), heirs);
        second.run(10);

        assertThat(first.ends).hasExactlyElementsOfTypes(GameEnd.HandedOver.class);
        assertThat(first.frames()).hasSize(11);
        assertThat(first.publisher.sent.getLast().bequest().orElseThrow().heir())
                .isEqualTo("second");
        List<Frame> all = new ArrayList<>(first.publisher.frames());
        all.addAll(second.publisher.frames());
        assertThat(inputs(all)).containsExactly(1, 2);
        assertThat(all.get(13).commands()).as("aimed at tick 14").anyMatch(command -> command.seat() == 2);
        assertThat(all.stream()
                        .flatMap(frame -> frame.annotations().stream())
                        .filter(Annotation.Chat.class::isInstance)
                        .map(chat -> ((Annotation.Chat) chat).text()))
                .hasSize(FrameDraft.MAX_CHATS_PER_FRAME + 5)
                .doesNotHaveDuplicates()
                .last()
                .isEqualTo("the last word");
    }

    @Test
    void staysWhenItIsKeptBeforeTheHeirIsReady() {
        Server first = new Server(1);
        UUID handover = UUID.randomUUID();
        first.game.bequeath("second", handover);

        assertThat(first.game.keep(UUID.randomUUID())).isFalse();
        assertThat(first.game.keep(handover)).isTrue();
        first.tell(new InboxMessage.Mark(handover));
        first.run(10);

        assertThat(first.frames()).hasSize(10);
        assertThat(first.publisher.sent)
                .noneMatch(publication -> publication.bequest().isPresent());
    }

    @Test
    void isHandedOverAlsoWhenTheHeirIsFasterThanTheAnswer() {
        Server first = new Server(1);
        first.run(10);
        UUID handover = UUID.randomUUID();
        first.game.bequeath("second", handover);
        first.tell(new InboxMessage.Mark(handover));
        first.publisher.answer = Publication.Answer.FENCED;

        first.run(2);

        assertThat(first.game.keep(handover)).isFalse();
        assertThat(first.ends).hasExactlyElementsOfTypes(GameEnd.HandedOver.class);
        assertThat(first.game.ended()).isCompletedWithValue(new GameEnd.HandedOver());
    }

    @Test
    void saysWhatDoesNotFitTogether() {
        Server first = new Server(1);
        first.run(100);
        Claimed whole = first.published();
        List<byte[]> hole = new ArrayList<>(whole.frames());
        hole.remove(5);
        List<byte[]> foreign = new ArrayList<>(whole.frames());
        foreign.set(3, new byte[] {1, 2, 3});

        assertThat(revived(with(whole, whole.log(), hole))).contains("the frame after tick 65 is not there");
        assertThat(revived(with(whole, whole.log(), foreign))).contains("the frame after tick 63 is not there");
        assertThat(revived(with(whole, new byte[] {1}, whole.frames())))
                .contains("the log does not have the 60 frames it should");
        assertThat(revived(with(whole, whole.log(), whole.frames().subList(0, 10))))
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("end at tick 70").contains("tick 100"));
        assertThat(revived(with(whole, 60, new byte[] {9}))).contains("the keyframe cannot be decoded");
    }

    @Test
    void refusesAStateOfAnotherTickAndOneThatCannotBeRead() {
        Server first = new Server(1);
        first.run(100);
        Claimed whole = first.published();
        Keyframe keyframe = KeyframeCodec.decode(whole.keyframe()).orThrow();

        assertThat(revived(with(whole, 59, whole.keyframe()))).contains("the keyframe's state is none of tick 59");
        assertThat(revived(with(whole, 60, cut(keyframe)))).contains("the keyframe's state is none of tick 60");
    }

    @Test
    void refusesAGameThatPlaysOtherwiseThanItsHashSays() {
        Server first = new Server(1);
        first.run(100);
        Claimed whole = first.published();
        List<byte[]> frames = new ArrayList<>(whole.frames());
        Frame proof = FrameCodec.decode(frames.get(29)).orThrow();
        Frame other = new Frame(
                proof.epoch(),
                proof.tick(),
                proof.commands(),
                proof.annotations(),
                OptionalInt.of(proof.hash().orElseThrow() + 1));
        frames.set(29, FrameCodec.encode(other, new BitWriter(64)));

        assertThat(revived(with(whole, whole.log(), frames))).contains("the hash differs at tick 90");
    }

    @Test
    void refusesAGameInWhichNobodyIsKnownToSitInASeat() {
        Server first = new Server(1);
        first.run(100);
        Claimed whole = first.published();
        Keyframe keyframe = KeyframeCodec.decode(whole.keyframe()).orThrow();
        Keyframe fewer = new Keyframe(
                keyframe.epoch(),
                keyframe.tick(),
                keyframe.setup(),
                keyframe.roster().subList(1, SEATS),
                keyframe.state());

        assertThat(revived(with(whole, 60, KeyframeCodec.encode(fewer))))
                .contains("the frames end at tick 100 with 3 seats, where tick 100 and 4 are published");
    }

    @Test
    void storesNothingInTheOwnersSteadThatIsNoEnd() {
        Server first = new Server(5);
        first.run(SECONDS * 60 + 2);
        Claimed end = first.published();
        Server running = new Server(6);
        running.run(60);
        Claimed middle = running.published();
        Keyframe last = KeyframeCodec.decode(end.keyframe()).orThrow();

        assertThat(stored(end.tick(), end.keyframe(), end.log())).isEmpty();
        assertThat(stored(end.tick(), new byte[] {9}, end.log())).contains("the keyframe cannot be decoded");
        assertThat(stored(end.tick(), cut(last), end.log())).contains("the keyframe is no state");
        assertThat(stored(end.tick(), end.keyframe(), new byte[] {1}))
                .contains("the log does not have the " + end.tick() + " frames it should");
        assertThat(stored(60, middle.keyframe(), middle.log())).contains("the keyframe is not the game's end");
        assertThat(stored(60, end.keyframe(), middle.log())).contains("the keyframe is not the game's end");
    }

    private static Optional<String> stored(int tick, byte[] keyframe, byte[] log) {
        GameTicket ticket = new GameTicket(GameId.random(), EPOCH, "first", Difficulty.MEDIUM);
        Decoded<FinishedGame> finished =
                new Ended(ticket, tick, Instant.EPOCH, Instant.EPOCH, keyframe, log).finished();
        return finished instanceof Decoded.Refused<FinishedGame>(String reason)
                ? Optional.of(reason)
                : Optional.empty();
    }

    private static byte[] cut(Keyframe whole) {
        return KeyframeCodec.encode(new Keyframe(
                whole.epoch(),
                whole.tick(),
                whole.setup(),
                whole.roster(),
                Arrays.copyOf(whole.state(), whole.state().length / 2)));
    }

    private static Claimed with(Claimed whole, int keyframeTick, byte[] keyframe) {
        return new Claimed(
                whole.ticket(),
                whole.tick(),
                keyframeTick,
                whole.startedAt(),
                keyframe,
                whole.log(),
                whole.frames(),
                List.of());
    }

    private static Claimed with(Claimed whole, byte[] log, List<byte[]> frames) {
        return new Claimed(
                whole.ticket(),
                whole.tick(),
                whole.keyframeTick(),
                whole.startedAt(),
                whole.keyframe(),
                log,
                frames,
                List.of());
    }

    private Optional<String> revived(Claimed claimed) {
        Decoded<Past> past = Revival.of(claimed, setup -> RuleSets.begin(setup).orThrow(), agents());
        return past instanceof Decoded.Refused<Past>(String reason) ? Optional.of(reason) : Optional.empty();
    }

    private InboxMessage input(int sequence, Random random) {
        Command.Input input = new Command.Input(2, sequence, random.nextInt(256), random.nextInt(8), 0, 0);
        return new InboxMessage.Inputs(2, ann, List.of(new InputCodec.Timed(0, input)));
    }

    private InboxMessage aimed(int sequence, int tick) {
        Command.Input input = new Command.Input(2, sequence, 3, 7, 0, 0);
        return new InboxMessage.Inputs(2, ann, List.of(new InputCodec.Timed(tick, input)));
    }

    private static List<Integer> inputs(List<Frame> frames) {
        return frames.stream()
                .flatMap(frame -> frame.commands().stream())
                .filter(command -> command instanceof Command.Input input && input.seat() == 2)
                .map(command -> ((Command.Input) command).sequence())
                .toList();
    }

    private Agents agents() {
        return new Agents(Difficulty.MEDIUM, 1, new Coordinator(Thinkers.AT_ONCE, clock, new AgentMeters(registry)));
    }

    /** A server with one game, whose bus remembers. */
    private final class Server implements GameListener {

        private final RecordingPublisher publisher = new RecordingPublisher();
        private final List<GameEnd> ends = new ArrayList<>();
        private final Instant startedAt;
        private final Game game;

        Server(int seed) {
            startedAt = Instant.ofEpochMilli(seed);
            Simulation simulation = RuleSets.begin(new GameSetup(
                            RuleSets.all().getFirst().spec().name(),
                            GameRules.standard().lasting(SECONDS),
                            SEATS,
                            seed))
                    .orThrow();
            GameTicket ticket = new GameTicket(GameId.random(), EPOCH, "first", Difficulty.MEDIUM);
            game = game(ticket, Past.none(simulation, startedAt), new Inbox(), agents());
        }

        Server(Claimed claimed) {
            this(claimed, new Inbox());
        }

        Server(Claimed claimed, Inbox inbox) {
            startedAt = claimed.startedAt();
            Agents agents = agents();
            Past past = Revival.of(claimed, setup -> RuleSets.begin(setup).orThrow(), agents)
                    .orThrow();
            GameTicket ticket = new GameTicket(claimed.ticket().id(), EPOCH + 1, "second", Difficulty.MEDIUM);
            game = game(ticket, past, inbox, agents);
        }

        private Game game(GameTicket ticket, Past past, Inbox inbox, Agents agents) {
            return new Game(
                    ticket,
                    past,
                    inbox,
                    agents,
                    publisher,
                    this,
                    new GameMeters(registry),
                    clock,
                    InstantSource.system());
        }

        void tell(InboxMessage message) {
            game.inbox().offer(message, clock.nanos());
        }

        void run(int ticks) {
            for (int i = 0; i < ticks; i++) {
                game.tick(clock.nanos());
                clock.nanos += TICK_NANOS;
            }
        }

        List<byte[]> frames() {
            return publisher.sent.stream().map(Publication::frame).toList();
        }

        Frame frame(int index) {
            return FrameCodec.decode(frames().get(index)).orThrow();
        }

        /** As the bus has it. */
        Claimed published() {
            List<byte[]> log = new ArrayList<>();
            List<byte[]> since = new ArrayList<>();
            byte[] keyframe = {};
            int keyframeTick = 0;
            for (Publication publication : publisher.sent) {
                since.add(publication.frame());
                if (publication.savepoint().isPresent()) {
                    log.addAll(publication.savepoint().get().log());
                    keyframe = publication.savepoint().get().keyframe();
                    keyframeTick = publication.tick();
                    since.clear();
                }
            }
            GameTicket ticket = new GameTicket(game.id(), EPOCH, "first", Difficulty.MEDIUM);
            return new Claimed(
                    ticket,
                    game.tick(),
                    keyframeTick,
                    startedAt,
                    keyframe,
                    GameLog.stretch(log),
                    List.copyOf(since),
                    publisher
                            .sent
                            .getLast()
                            .bequest()
                            .map(bequest -> InboxCodec.decode(bequest.waiting()).orThrow())
                            .orElse(List.of()));
        }

        @Override
        public void vacated(Game which, int seat, PlayerId player) {}

        @Override
        public void ended(Game which, GameEnd end) {
            ends.add(end);
        }
    }
}
