package dev.monkeytown.gameserver.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.SimulationLimits;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameDraftTest {

    private static final int MOST_ANNOUNCEMENTS = SimulationLimits.MAX_ANNOTATIONS - FrameDraft.MAX_CHATS_PER_FRAME;

    private final FrameDraft draft = new FrameDraft();

    @Test
    void dropsWhatIsSaidWhileTooMuchWaits() {
        for (int i = 0; i < FrameDraft.MAX_WAITING_CHATS; i++) {
            assertThat(draft.say(word(i))).isTrue();
        }

        assertThat(draft.say(word(-1))).isFalse();
        assertThat(draft.chats()).hasSize(FrameDraft.MAX_WAITING_CHATS).doesNotContain(word(-1));
    }

    @Test
    void leavesToTheNextFrameWhatIsSaidBeyondOnesShare() {
        List<Annotation.Chat> words = IntStream.rangeClosed(0, FrameDraft.MAX_CHATS_PER_FRAME)
                .mapToObj(FrameDraftTest::word)
                .toList();
        words.forEach(draft::say);

        assertThat(annotations()).isEqualTo(words.subList(0, FrameDraft.MAX_CHATS_PER_FRAME));
        assertThat(draft.chats()).containsExactly(words.getLast());
        assertThat(annotations()).containsExactly(words.getLast());
    }

    @Test
    void keepsAnnouncementsForWhichAFrameHasNoRoom() {
        for (int i = 0; i <= MOST_ANNOUNCEMENTS; i++) {
            draft.announce(new Annotation.Served("server " + i));
        }

        assertThat(annotations()).hasSize(MOST_ANNOUNCEMENTS);
        assertThat(annotations()).containsExactly(new Annotation.Served("server " + MOST_ANNOUNCEMENTS));
    }

    @Test
    void tellsOfASeatOnlyWhatIsTrueNow() {
        draft.announce(seated(1, true));
        draft.announce(seated(2, true));
        draft.announce(seated(1, false));

        assertThat(annotations()).containsExactly(seated(2, true), seated(1, false));
    }

    /** A frame that holds more than a frame may could not be read by anybody. */
    @Test
    void leavesOutWhatWouldBeOutOfDateWhenAFrameIsFull() {
        for (int i = 0; i < MOST_ANNOUNCEMENTS; i++) {
            draft.announce(new Annotation.Served("server " + i));
        }
        for (int i = 0; i < FrameDraft.MAX_CHATS_PER_FRAME - 2; i++) {
            draft.say(word(i));
        }
        for (int seat = 0; seat < 5; seat++) {
            draft.tell(new Annotation.Slack(seat, 1));
        }

        assertThat(annotations())
                .hasSize(SimulationLimits.MAX_ANNOTATIONS)
                .endsWith(new Annotation.Slack(0, 1), new Annotation.Slack(1, 1));
        assertThat(annotations()).isEmpty();
    }

    @Test
    void appliesWhoSitsWhereBeforeWhatTheyWant() {
        Command.Input input = new Command.Input(1, 1, 0, 0, 0, 0);
        draft.input(input);
        draft.join(1);
        draft.join(2);
        draft.change(1);

        assertThat(draft.takeCommands())
                .containsExactly(new Command.Join(2), new Command.Leave(1), new Command.Join(1), input);
        assertThat(draft.takeCommands()).isEmpty();
    }

    private List<Annotation> annotations() {
        return draft.complete(1, 1, List.of(), OptionalInt.empty()).annotations();
    }

    private static Annotation.Chat word(int number) {
        return new Annotation.Chat(1, "word " + number);
    }

    private static Annotation.Seated seated(int seat, boolean agent) {
        return new Annotation.Seated(seat, "somebody", "Somebody", agent, "human");
    }
}
