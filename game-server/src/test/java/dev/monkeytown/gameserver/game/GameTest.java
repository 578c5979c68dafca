package dev.monkeytown.gameserver.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monkeytown.gameserver.agent.AgentMeters;
import dev.monkeytown.gameserver.agent.Agents;
import dev.monkeytown.gameserver.agent.Coordinator;
import dev.monkeytown.gameserver.agent.Thinkers;
import dev.monkeytown.gameserver.game.FinishedGame.Placed;
import dev.monkeytown.gameserver.game.Publication.Answer;
import dev.monkeytown.gameserver.loop.FakeClock;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Keyframe;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.GameLog;
import dev.monkeytown.simulation.codec.InputCodec;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import dev.monkeytown.simulation.rules.RuleSets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A game with the real simulation and real agents; only the bus is a recording. */
class GameTest {

    private static final long TICK_NANOS = 16_666_667;
    private static final int SEATS = 4;
    private static final int LEASE_TICKS = (int) (Limits.LEASE.toNanos() / TICK_NANOS);
    private static final int SECONDS = 10;
    private static final long EPOCH = 1_700_000_000_000_000L;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RecordingPublisher publisher = new RecordingPublisher();
    private final RecordingListener listener = new RecordingListener();
    private final FakeClock clock = new FakeClock();
    private final GameId id = GameId.random();
    private final Simulation simulation = RuleSets.begin(new GameSetup(
                    RuleSets.all().getFirst().spec().name(),
                    GameRules.standard().lasting(SECONDS),
                    SEATS,
                    42))
            .orThrow();
    private final FailingSimulation failing = new FailingSimulation(simulation);
    private final Game game = new Game(
            new GameTicket(id, EPOCH, "game-server-1", Difficulty.MEDIUM),
            Past.none(failing, Instant.EPOCH),
            new Inbox(),
            new Agents(Difficulty.MEDIUM, 1, new Coordinator(Thinkers.AT_ONCE, clock, new AgentMeters(registry))),
            publisher,
            listener,
            new GameMeters(registry),
            clock,
            InstantSource.system());

    private final PlayerId ann = PlayerId.random();
    private final PlayerId bob = PlayerId.random();

    @Test
    void beginsFullOfAgentsAndSaysWhoSitsWhereAndWhoServes() {
        run(1);

        Frame first = publisher.last();
        assertThat(first.epoch()).isEqualTo(EPOCH);
        assertThat(first.tick()).isEqualTo(1);
        assertThat(first.commands())
                .containsExactly(new Command.Join(0), new Command.Join(1), new Command.Join(2), new Command.Join(3));
        assertThat(seated(first)).extracting(Annotation.Seated::seat).containsExactly(0, 1, 2, 3);
        assertThat(seated(first)).allMatch(Annotation.Seated::agent);
        assertThat(seated(first)).extracting(Annotation.Seated::name).doesNotHaveDuplicates();
        assertThat(first.annotations()).contains(new Annotation.Served("game-server-1"));
    }

    @Test
    void givesAnAgentsSeatToWhoeverArrivesInTheNextFrame() {
        run(10);

        tell(new InboxMessage.Arrive(2, ann, "Ann"));
        run(1);

        assertThat(publisher.last().commands()).contains(new Command.Leave(2), new Command.Join(2));
        assertThat(seated(publisher.last()))
                .containsExactly(new Annotation.Seated(2, ann.toString(), "Ann", false, "human"));
    }

    @Test
    void changesNothingWhenSomebodySeatedArrivesAgain() {
        tell(new InboxMessage.Arrive(2, ann, "Ann"));
        run(2);

        tell(new InboxMessage.Arrive(2, ann, "Ann"));
        run(1);

        assertThat(publisher.last().annotations()).isEmpty();
        assertThat(changes(publisher.last())).isEmpty();
    }

    @Test
    void doesNotGiveAPersonsSeatToAnother() {
        tell(new InboxMessage.Arrive(2, ann, "Ann"));
        run(2);

        tell(new InboxMessage.Arrive(2, bob, "Bob"));
        run(1);

        assertThat(publisher.last().annotations()).isEmpty();
        assertThat(registry.counter("inbox_strangers").count()).isEqualTo(1);
    }

    @Test
    void appliesAnInputInTheFrameItWasMeantFor() {
        tell(new InboxMessage.Arrive(2, ann, "Ann"));
        run(10);

        tell(inputs(2, ann, timed(15, 2, 1)));
        run(10);

        assertThat(frameWith(1)).isEqualTo(15);
    }

    @Test
    void appliesALateInputOnceInTheNextFrame() {
        tell(new InboxMessage.Arrive(2, ann, "Ann"));
        run(20);

        tell(inputs(2, ann, timed(5, 2, 1)), inputs(2, ann, timed(5, 2, 1)));
        run(5);

        assertThat(frameWith(1)).isEqualTo(21);
        assertThat(inputsOf(2)).hasSize(1);
        assertThat(registry.counter("input_late").count()).isEqualTo(1);
        assertThat(registry.summary("action_latency_ms").count()).isEqualTo(1);
    }

    @Test
    void tellsAPersonTheSmallestSlackOfTheLastHalfSecond() {
        tell(new InboxMessage.Arrive(2, ann, "Ann"));
        run(10);

        arrived(8_000_000, inputs(2, ann, timed(11, 2, 1)));
        run(1);
        arrived(3_000_000, inputs(2, ann, timed(12, 2, 2)));
        run(1);
        arrived(0, inputs(2, ann, timed(0, 2, 3)));
        run(40);

        assertThat(slacks()).containsExactly("30 Slack[seat=2, quarterMillis=12]");
    }

    @Test
    void tellsAPersonHowMuchTooLateAnInputCame() {
        tell(new InboxMessage.Arrive(2, ann, "Ann"));
        run(40);

        arrived(1_000_000, inputs(2, ann, timed(40, 2, 1)));
        run(60);

        assertThat(slacks()).containsExactly("60 Slack[seat=2, quarterMillis=-63]");
    }

    @Test
    void doesNotTellTheNextHolderOfASeatTheSlackOfTheLast() {
        tell(new InboxMessage.Arrive(2, ann, "Ann"));
        run(10);
        arrived(1_000_000, inputs(2, ann, timed(11, 2, 1)));
        run(2);

        tell(new InboxMessage.Quit(2, ann), new InboxMessage.Arrive(2, bob, "Bob"));
        run(30);

        assertThat(slacks()).isEmpty();
    }

    @Test
    void takesInputsOnlyFromWhoeverHoldsTheSeat() {
        tell(new InboxMessage.Arrive(2, ann, "Ann"));
        run(2);

        tell(inputs(2, bob, timed(5, 2, 1)), inputs(3, ann, timed(5, 3, 900)), inputs(9, ann, timed(5, 9, 1)));
        run(10);

        assertThat(inputsOf(2)).isEmpty();
        assertThat(inputsOf(3)).noneMatch(input -> input.sequence() == 900);
        assertThat(registry.counter("inbox_strangers").count()).isEqualTo(3);
    }

    @Test
    void survivesTenThousandInputsAtOnceAndPlaysOnForOthers() {
        tell(new InboxMessage.Arrive(1, ann, "Ann"), new InboxMessage.Arrive(2, bob, "Bob"));
        run(2);

        for (int i = 0; i < 10_000; i++) {
            tell(inputs(1, ann, timed(3, 1, i + 1)));
        }
        run(3);
        tell(inputs(2, bob, timed(6, 2, 1)));
        run(10);

        assertThat(publisher.frames()).allMatch(frame -> inputs(frame, 1).size() <= Limits.MAX_INPUTS_PER_TICK);
        assertThat(inputsOf(2)).hasSize(1);
        assertThat(publisher.last().tick()).isEqualTo(15);
    }

    @Test
    void stopsTheMonkeyOfSomebodyWhoIsGoneAndLetsAnAgentPlayAfterThreeSeconds() {
        tell(new InboxMessage.Arrive(2, ann, "Ann"));
        run(5);
        tell(inputs(2, ann, timed(6, 2, 1)), new InboxMessage.Depart(2, ann));

        run(3);
        assertThat(inputsOf(2)).last().matches(input -> input.moveStrength() == 0);
        run(Seating.STAND_IN_AFTER_TICKS - 10);
        assertThat(inputsOf(2)).hasSize(2);
        run(60);

        assertThat(announcements(2)).last().isEqualTo(new Annotation.Seated(2, ann.toString(), "Ann", true, "human"));
        assertThat(inputsOf(2)).hasSizeGreaterThan(2);
    }

    @Test
    void handsTheSeatBackWithTheScoreInTheNextFrame() {
        tell(new InboxMessage.Arrive(2, ann, "Ann"));
        run(5);
        tell(new InboxMessage.Depart(2, ann));
        run(Seating.STAND_IN_AFTER_TICKS + 60);
        int bananas = bananas(2);

        tell(new InboxMessage.Arrive(2, ann, "Ann"));
        run(1);
        int inputs = inputsOf(2).size();
        assertThat(seated(publisher.last()))
                .containsExactly(new Annotation.Seated(2, ann.toString(), "Ann", false, "human"));
        assertThat(changes(publisher.last())).isEmpty();
        run(20);

        assertThat(bananas(2)).isGreaterThanOrEqualTo(bananas > 3 ? bananas - 3 : 0);
        assertThat(inputsOf(2)).hasSize(inputs);
    }

    @Test
    void ignoresInputsOfSomebodyWhoIsGone() {
        tell(new InboxMessage.Arrive(2, ann, "Ann"));
        run(5);
        tell(new InboxMessage.Depart(2, ann), inputs(2, ann, timed(7, 2, 50)));

        run(10);

        assertThat(inputsOf(2)).noneMatch(input -> input.sequence() == 50);
    }

    @Test
    void seatsAnAgentWhenSomebodyQuitsAndTellsTheServer() {
        tell(new InboxMessage.Arrive(2, ann, "Ann"));
        run(5);

        tell(new InboxMessage.Quit(2, ann));
        run(1);

        assertThat(publisher.last().commands()).contains(new Command.Leave(2), new Command.Join(2));
        assertThat(seated(publisher.last())).singleElement().matches(Annotation.Seated::agent);
        assertThat(listener.vacated).containsExactly("2 " + ann);
    }

    @Test
    void putsWhatIsSaidIntoTheLog() {
        tell(new InboxMessage.Arrive(2, ann, "Ann"));
        run(2);

        tell(new InboxMessage.Say(2, ann, "hi\u0007 there"), new InboxMessage.Say(2, bob, "not me"));
        run(1);

        assertThat(publisher.last().annotations()).containsExactly(new Annotation.Chat(2, "hi there"));
    }

    @Test
    void provesItsStateAndStoresKeyframesAsOftenAsPromised() {
        run(130);

        assertThat(publisher.frames().stream()
                        .filter(frame -> frame.hash().isPresent())
                        .map(Frame::tick))
                .containsExactly(30, 60, 90, 120);
        assertThat(publisher.sent.stream()
                        .filter(publication -> publication.savepoint().isPresent())
                        .map(Publication::tick))
                .containsExactly(1, 60, 120);
    }

    @Test
    void storesKeyframesThatTheFramesGoOnFrom() {
        tell(new InboxMessage.Arrive(2, ann, "Ann"));
        run(200);

        Keyframe keyframe = KeyframeCodec.decode(
                        publisher.sent.get(119).savepoint().orElseThrow().keyframe())
                .orThrow();
        Simulation late = KeyframeCodec.restore(keyframe).orThrow();
        publisher.frames().stream().filter(frame -> frame.tick() > 120).forEach(frame -> frame.applyTo(late));

        assertThat(late.hash()).isEqualTo(simulation.hash());
        assertThat(keyframe.roster()).extracting(Annotation.Seated::name).contains("Ann");
    }

    @Test
    void endsWithALastFrameAndALogThatPlaysToTheSameState() {
        tell(new InboxMessage.Arrive(2, ann, "Ann"));
        run(300);
        tell(inputs(2, ann, timed(305, 2, 1)), new InboxMessage.Arrive(1, bob, "Bob"));
        run(290);
        tell(new InboxMessage.Depart(1, bob));

        runToTheEnd();

        FinishedGame finished = ((GameEnd.Finished) listener.ends.getFirst()).game();
        assertThat(publisher.sent.getLast().last()).isTrue();
        assertThat(publisher.sent.getLast().savepoint()).isPresent();
        assertThat(publisher.last().hash()).hasValue(finished.finalHash());
        GameLog log = GameLog.decode(finished.log().encode()).orThrow();
        assertThat(log.play().orThrow().hash()).isEqualTo(finished.finalHash());
        assertThat(finished.ticks()).isEqualTo(SECONDS * 60);
        assertThat(finished.placings()).hasSize(SEATS);
        assertThat(finished.placings().stream()
                        .filter(placed -> !placed.agent())
                        .map(Placed::player))
                .containsExactlyInAnyOrder(ann, bob);
    }

    @Test
    void endsOnlyWhenTheLastFrameIsPublished() {
        run(SECONDS * 60 - 1);
        publisher.answer = Answer.FAILED;

        run(20);
        assertThat(listener.ends).isEmpty();
        publisher.answer = Answer.DONE;
        runToTheEnd();

        assertThat(listener.ends).hasSize(1);
    }

    @Test
    void pausesWhenItsLeaseIsOverAndGoesOnWithTheNextTick() {
        run(10);
        publisher.answer = Answer.FAILED;
        run(200);
        int paused = simulation.tick();
        assertThat(paused).isBetween(10 + LEASE_TICKS * 2 / 3 - 1, 10 + LEASE_TICKS);
        publisher.answer = Answer.DONE;

        run(10);

        assertThat(simulation.tick()).isBetween(paused + 5, paused + 10);
        assertThat(publisher.frames().stream().map(Frame::tick).distinct())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, simulation.tick()).boxed().toList());
    }

    @Test
    void storesANewKeyframeAfterTheBusForgotTheGame() {
        tell(new InboxMessage.Arrive(2, ann, "Ann"));
        run(10);
        publisher.answer = Answer.LOST;
        run(5);
        publisher.answer = Answer.DONE;

        run(10);

        assertThat(publisher.restored.getFirst().persons()).containsEntry(2, ann);
        assertThat(publisher.sent.stream()
                        .filter(publication -> publication.tick() > 10)
                        .anyMatch(publication -> publication.savepoint().isPresent()))
                .isTrue();
    }

    @Test
    void givesUpWhenAnotherServerOwnsIt() {
        run(10);
        publisher.answer = Answer.FENCED;
        run(1);

        assertThat(game.tick(clock.nanos)).isFalse();

        assertThat(listener.ends).containsExactly(new GameEnd.Fenced());
        assertThat(registry.counter("games_fenced").count()).isEqualTo(1);
    }

    @Test
    void leavesALogThatShowsTheStepThatThrew() {
        tell(new InboxMessage.Arrive(2, ann, "Ann"));
        run(10);
        tell(inputs(2, ann, timed(11, 2, 1)));
        failing.failsAt = 11;

        assertThatThrownBy(() -> run(1)).hasMessage("as told");
        game.broken(new IllegalStateException("as told"));

        BrokenGame broken = ((GameEnd.Broken) listener.ends.getFirst()).game();
        assertThat(broken.id()).isEqualTo(id);
        assertThat(broken.epoch()).isEqualTo(EPOCH);
        assertThat(broken.tick()).isEqualTo(10);
        assertThat(broken.log().frames()).hasSize(11);
        Frame last = FrameCodec.decode(broken.log().frames().getLast()).orThrow();
        assertThat(last.tick()).isEqualTo(11);
        assertThat(inputs(last, 2)).hasSize(1);
        assertThat(registry.counter("games_broken").count()).isEqualTo(1);
    }

    @Test
    void countsTheTicksItMissed() {
        run(10);
        game.lost(4);
        publisher.answer = Answer.FAILED;
        run(100);

        assertThat(game.tick()).isBetween(11, 10 + LEASE_TICKS);
        assertThat(game.missedTicks()).isEqualTo(4 + 110 - game.tick());
    }

    @Test
    void countsEveryOverrunAndNamesItselfOnceInTenSeconds() {
        Overruns overruns = new Overruns(id, new GameMeters(registry));

        assertThat(overruns.note(1, 5_000_000, 0)).isTrue();
        assertThat(overruns.note(2, 5_000_000, Overruns.QUIET_NANOS - 1)).isFalse();
        assertThat(overruns.note(3, 5_000_000, Overruns.QUIET_NANOS)).isTrue();
        assertThat(registry.counter("tick_overruns").count()).isEqualTo(3);
    }

    @Test
    void showsOthersASummaryThatIsAtMostASecondOld() {
        tell(new InboxMessage.Arrive(2, ann, "Ann"));
        run(125);

        GameSnapshot snapshot = game.snapshot();
        assertThat(snapshot.tick()).isEqualTo(120);
        assertThat(snapshot.secondsLeft()).isEqualTo(8);
        assertThat(snapshot.participants()).hasSize(SEATS);
        assertThat(snapshot.participants().get(2).agent()).isFalse();
        assertThat(snapshot.personsConnected()).isEqualTo(1);
        assertThat(snapshot.joinOrder()).containsExactlyInAnyOrder(0, 1, 3);
    }

    @Test
    void opensWhenTheFirstFrameIsPublished() {
        assertThat(game.opened()).isNotDone();

        run(2);

        assertThat(game.opened()).isCompleted();
    }

    private void run(int ticks) {
        for (int i = 0; i < ticks; i++) {
            game.tick(clock.nanos);
            clock.nanos += TICK_NANOS;
        }
    }

    private void runToTheEnd() {
        boolean goesOn = true;
        for (int i = 0; i < SECONDS * 60 + 200 && goesOn; i++) {
            goesOn = game.tick(clock.nanos);
            clock.nanos += TICK_NANOS;
        }
        assertThat(goesOn).isFalse();
    }

    private void tell(InboxMessage... messages) {
        for (InboxMessage message : messages) {
            game.inbox().offer(message, clock.nanos);
        }
    }

    private void arrived(long agoNanos, InboxMessage message) {
        game.inbox().offer(message, clock.nanos - agoNanos);
    }

    private List<String> slacks() {
        return publisher.frames().stream()
                .flatMap(frame -> frame.annotations().stream()
                        .filter(Annotation.Slack.class::isInstance)
                        .map(slack -> frame.tick() + " " + slack))
                .toList();
    }

    private int frameWith(int sequence) {
        return publisher.frames().stream()
                .filter(frame -> inputs(frame, 2).stream().anyMatch(input -> input.sequence() == sequence))
                .findFirst()
                .orElseThrow()
                .tick();
    }

    /** Since the seat was given to somebody. */
    private List<Command.Input> inputsOf(int seat) {
        List<Command.Input> inputs = new ArrayList<>();
        for (Frame frame : publisher.frames()) {
            if (frame.commands().contains(new Command.Leave(seat))) {
                inputs.clear();
            }
            inputs.addAll(inputs(frame, seat));
        }
        return inputs;
    }

    private List<Annotation.Seated> announcements(int seat) {
        return publisher.frames().stream()
                .flatMap(frame -> seated(frame).stream())
                .filter(seated -> seated.seat() == seat)
                .toList();
    }

    private int bananas(int seat) {
        return simulation.standings().stream()
                .filter(standing -> standing.seat() == seat)
                .findFirst()
                .orElseThrow()
                .score();
    }

    private static List<Command.Input> inputs(Frame frame, int seat) {
        return frame.commands().stream()
                .filter(command -> command.seat() == seat)
                .filter(Command.Input.class::isInstance)
                .map(Command.Input.class::cast)
                .toList();
    }

    private static List<Command> changes(Frame frame) {
        return frame.commands().stream()
                .filter(command -> !(command instanceof Command.Input))
                .toList();
    }

    private static List<Annotation.Seated> seated(Frame frame) {
        return frame.annotations().stream()
                .filter(Annotation.Seated.class::isInstance)
                .map(Annotation.Seated.class::cast)
                .toList();
    }

    private static InboxMessage inputs(int seat, PlayerId player, InputCodec.Timed... inputs) {
        return new InboxMessage.Inputs(seat, player, List.of(inputs));
    }

    private static InputCodec.Timed timed(int targetTick, int seat, int sequence) {
        return new InputCodec.Timed(targetTick, new Command.Input(seat, sequence, 64, 7, 64, 0));
    }

    private static final class RecordingListener implements GameListener {

        private final List<String> vacated = new ArrayList<>();
        private final List<GameEnd> ends = new ArrayList<>();

        @Override
        public void vacated(Game of, int seat, PlayerId player) {
            vacated.add(seat + " " + player);
        }

        @Override
        public void ended(Game of, GameEnd end) {
            ends.add(end);
        }
    }
}
