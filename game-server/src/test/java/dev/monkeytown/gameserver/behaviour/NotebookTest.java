package dev.monkeytown.gameserver.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.monkeytown.gameserver.agent.AgentIdentity;
import dev.monkeytown.gameserver.agent.AgentMeters;
import dev.monkeytown.gameserver.agent.Agents;
import dev.monkeytown.gameserver.agent.Behavior;
import dev.monkeytown.gameserver.agent.Coordinator;
import dev.monkeytown.gameserver.agent.Decision;
import dev.monkeytown.gameserver.agent.Thinkers;
import dev.monkeytown.gameserver.behaviour.BehaviorRepository.Head;
import dev.monkeytown.gameserver.behaviour.BehaviorRepository.Source;
import dev.monkeytown.gameserver.behaviour.Note.Means;
import dev.monkeytown.gameserver.behaviour.NoteFile.Signed;
import dev.monkeytown.gameserver.game.FinishedGame;
import dev.monkeytown.gameserver.game.FinishedGame.Placed;
import dev.monkeytown.gameserver.loop.FakeClock;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.Limits;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.Standing;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.GameLog;
import dev.monkeytown.simulation.rules.RuleSets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers' agents write to one real repository. */
class NotebookTest {

    private static final FinishedGame GAME = played();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final BehaviorMeters meters = new BehaviorMeters(registry);
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final Notebook mine = new Notebook(() -> now, meters);
    private final Notebook others = new Notebook(() -> now, meters);
    private BehaviorRepository here;
    private BehaviorRepository there;

    @BeforeEach
    void open(@TempDir Path folder) throws URISyntaxException {
        here = BehaviorRepository.at(folder.resolve("behaviours.git").toString());
        there = BehaviorRepository.at(folder.resolve("behaviours.git").toString());
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @Test
    void anAgentNotesWhatBeatItAsASignedCommitOfItsOwn() {
        mine.remember(GAME);

        assertThat(mine.write(here, here.fetch())).isTrue();

        Head head = there.fetch();
        Source file = head.notes().getFirst();
        Signed signed = note(file);
        assertThat(signed).isEqualTo(new Signed(worst().loser(), worst().note()));
        assertThat(there.origin(head, file).signedOff()).isTrue();
        assertThat(there.commits()
                        .count(
                                head.commit(),
                                Notebook.FOLDER,
                                commit -> commit.getAuthorIdent()
                                        .getName()
                                        .equals(signed.author().displayName())))
                .isEqualTo(1);
        assertThat(head.files()).as("behaviours that were there before").hasSize(Cast.values().length);
        assertThat(registry.counter("behaviours_notes").count()).isEqualTo(1);
    }

    @Test
    void anAgentWritesNothingNewBeforeItsLastNoteIsOldEnough() {
        push(worst().loser(), new Note("human", Means.BUMPS, 1));
        learnAll();

        now = now.plus(Limits.NOTE_EVERY).minusSeconds(2);
        others.remember(GAME);
        assertThat(others.write(there, there.fetch())).isFalse();

        now = now.plusSeconds(3);
        others.remember(GAME);
        assertThat(others.write(there, there.fetch())).isTrue();
    }

    @Test
    void anAgentDoesNotSayTheSameAgain() {
        mine.remember(GAME);
        assertThat(mine.write(here, here.fetch())).isTrue();
        learnAll();

        now = now.plus(Limits.NOTE_EVERY).plusSeconds(1);
        mine.remember(GAME);
        assertThat(mine.write(here, here.fetch())).isFalse();
    }

    @Test
    void allAgentsTogetherWriteNoMoreThanTheyMayInAnHour() {
        Cast other = worst().loser() == Cast.GUS ? Cast.BO : Cast.GUS;
        for (int i = 1; i <= Limits.MAX_NOTES_PER_HOUR; i++) {
            push(other, new Note("human", Means.BUMPS, i));
        }
        learnAll();

        mine.remember(GAME);
        assertThat(mine.write(here, here.fetch())).isFalse();

        now = now.plus(Duration.ofMinutes(61));
        mine.remember(GAME);
        assertThat(mine.write(here, here.fetch())).isTrue();
    }

    @Test
    void anotherAgentChangesAWeightOnceBecauseOfANote() {
        push(Cast.GUS, new Note("sue", Means.BUMPS, 7));

        assertThat(others.write(there, there.fetch())).isTrue();

        Head head = here.fetch();
        Source file = source(head, Cast.BO);
        Behavior bo =
                BehaviorFile.parse(file.name(), file.content().orElseThrow()).orThrow();
        assertThat(bo.version()).isEqualTo(2);
        assertThat(bo.personality().caution()).isEqualTo(0.2);
        assertThat(bo.personality().greed()).isEqualTo(Cast.BO.personality().greed());
        BehaviorRepository.Origin origin = here.origin(head, file);
        assertThat(origin.signedOff()).isTrue();
        assertThat(origin.subject()).isEqualTo("Heed Greedy Gus's note on bumps");
        assertThat(mine.write(here, head)).as("heeded already").isFalse();
        assertThat(others.write(there, there.fetch())).isFalse();
        assertThat(registry.counter("behaviours_lessons").count()).isEqualTo(1);
    }

    @Test
    void oneOfTwoServersThatWriteAtOnceDoes() {
        push(Cast.GUS, new Note("sue", Means.BUMPS, 7));
        Head seenHere = here.fetch();
        Head seenThere = there.fetch();

        assertThat(mine.write(here, seenHere)).isTrue();
        assertThat(others.write(there, seenThere)).isFalse();

        assertThat(others.write(there, there.fetch())).as("done already").isFalse();
        assertThat(version(here.fetch(), Cast.BO)).isEqualTo(2);
    }

    @Test
    void noteOfItselfOrOfNobodyIsNone() {
        push(Cast.GUS, new Note("gus", Means.BUMPS, 7));
        assertThat(mine.write(here, here.fetch())).isFalse();
        push(Cast.GUS, new Note("nobody", Means.BUMPS, 7));
        assertThat(mine.write(here, here.fetch())).isFalse();
        push(Cast.GUS, new Note("human", Means.BUMPS, 0));
        assertThat(mine.write(here, here.fetch())).isFalse();
    }

    @Test
    void noNotesTakeAWeightFurtherFromTheShippedOneThanTheyMay() {
        Behavior bo = Behavior.shipped(Cast.BO);
        int lessons = 0;
        while (Lesson.learn(bo, new Note("sue", Means.THROWS, 1)).isPresent()) {
            bo = Lesson.learn(bo, new Note("sue", Means.THROWS, 1)).orElseThrow();
            lessons++;
        }

        assertThat(lessons).isEqualTo(3);
        assertThat(bo.personality().curiosity())
                .isCloseTo(Cast.BO.personality().curiosity() + Lesson.MOST, within(1e-9));
        assertThat(bo.version()).isEqualTo(4);
        assertThat(Lesson.learn(Behavior.shipped(Cast.TAM), new Note("sue", Means.THROWS, 1)))
                .as("nobody is more curious than Tam can be")
                .isEmpty();
    }

    @Test
    void aNoteIsForSomebodyWhoNeitherWroteItNorIsMeant() {
        assertThat(Lesson.reader(new Signed(Cast.GUS, new Note("human", Means.BUMPS, 1))))
                .isEqualTo(Cast.BO);
        assertThat(Lesson.reader(new Signed(Cast.GUS, new Note("bo", Means.BUMPS, 1))))
                .isEqualTo(Cast.SUE);
        assertThat(Lesson.reader(new Signed(Cast.KOFI, new Note("gus", Means.BUMPS, 1))))
                .isEqualTo(Cast.BO);
    }

    private void learnAll() {
        for (int i = 0; i < Cast.values().length && mine.write(here, here.fetch()); i++) {
            assertThat(i).as("lessons of one state of the notes").isLessThan(Cast.values().length - 1);
        }
    }

    private static Defeat worst() {
        return Defeat.worst(GAME).orElseThrow();
    }

    private void push(Cast author, Note note) {
        boolean pushed = here.commits()
                .push(
                        here.fetch().commit(),
                        Notebook.FOLDER + "/" + author.figure() + ".json",
                        NoteFile.write(author, note),
                        new PersonIdent(author.displayName(), "x@example.org", now, ZoneOffset.UTC),
                        "Note\n\n");
        assertThat(pushed).isTrue();
    }

    private static Signed note(Source file) {
        return NoteFile.parse(file.name(), file.content().orElseThrow()).orThrow();
    }

    private static int version(Head head, Cast character) {
        Source file = source(head, character);
        return BehaviorFile.parse(file.name(), file.content().orElseThrow())
                .orThrow()
                .version();
    }

    private static Source source(Head head, Cast character) {
        return head.files().stream()
                .filter(file -> file.name().equals(character.figure() + ".json"))
                .findFirst()
                .orElseThrow();
    }

    /** Half a minute of all six against each other. */
    private static FinishedGame played() {
        Cast[] cast = Cast.values();
        GameSetup setup = new GameSetup(
                RuleSets.all().getFirst().spec().name(), GameRules.standard().lasting(30), cast.length, 3);
        Simulation simulation = RuleSets.begin(setup).orThrow();
        Queue<Decision> inbox = new ArrayDeque<>();
        Agents agents = new Agents(
                Difficulty.HARD,
                1,
                new Coordinator(Thinkers.AT_ONCE, new FakeClock(), new AgentMeters(new SimpleMeterRegistry())));
        agents.answerTo(inbox::add);
        List<Command> commands = new ArrayList<>();
        for (int seat = 0; seat < cast.length; seat++) {
            agents.assign(seat, cast[seat]);
            commands.add(new Command.Join(seat));
        }
        int[] sequences = new int[cast.length];
        Agents.Hands hands = (seat, intent, _) -> commands.add(intent.asInput(seat, ++sequences[seat]));
        List<byte[]> frames = new ArrayList<>();
        while (!simulation.finished()) {
            while (!inbox.isEmpty()) {
                agents.take(inbox.remove(), simulation.tick(), hands);
            }
            agents.think(simulation, hands);
            Frame frame = new Frame(1, simulation.tick() + 1, List.copyOf(commands), List.of(), OptionalInt.empty());
            commands.clear();
            frame.applyTo(simulation);
            frames.add(FrameCodec.encode(frame, new BitWriter(512)));
        }
        List<Placed> placings = new ArrayList<>();
        for (Standing standing : simulation.standings()) {
            Cast who = cast[standing.seat()];
            placings.add(new Placed(
                    placings.size() + 1,
                    standing.seat(),
                    AgentIdentity.playerId(who, Difficulty.HARD),
                    who.displayName(),
                    true,
                    who.figure(),
                    standing.score()));
        }
        Instant end = Instant.parse("2026-11-23T10:00:00Z");
        return new FinishedGame(
                GameId.random(),
                1,
                new GameLog(setup, frames),
                Difficulty.HARD,
                placings,
                simulation.hash(),
                simulation.tick(),
                end.minusSeconds(30),
                end);
    }
}
