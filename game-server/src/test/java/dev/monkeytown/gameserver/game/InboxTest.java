package dev.monkeytown.gameserver.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.Limits;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.bus.InboxMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InboxTest {

    private static final PlayerId ANN = PlayerId.random();

    private final Inbox inbox = new Inbox();

    @Test
    void takesNoMoreThanItHasRoomForUntilSomeAreTaken() {
        for (int i = 0; i < Limits.MAX_INBOX_MESSAGES; i++) {
            assertThat(inbox.offer(said(i), 0)).isTrue();
        }
        assertThat(inbox.offer(said(-1), 0)).isFalse();

        assertThat(next()).contains(said(0));
        assertThat(inbox.offer(said(-2), 0)).isTrue();
        assertThat(inbox.offer(said(-3), 0)).isFalse();
    }

    @Test
    void goesOnAfterTheMarkWithWhatTheOwnerBeforeHadNotDone() {
        UUID handover = UUID.randomUUID();
        offer(said(1), new InboxMessage.Mark(handover), said(2));

        inbox.goOn(List.of(said(0)), Optional.of(handover));

        assertThat(all()).containsExactly(said(0), said(2));
    }

    @Test
    void losesNothingWhenTheMarkIsNotHere() {
        offer(said(1), new InboxMessage.Mark(UUID.randomUUID()), said(2));

        inbox.goOn(List.of(said(0)), Optional.of(UUID.randomUUID()));

        assertThat(all()).hasSize(4).startsWith(said(0), said(1)).endsWith(said(2));
    }

    @Test
    void losesNothingWhenTheOwnerBeforeDied() {
        offer(said(1), said(2));

        inbox.goOn(List.of(), Optional.empty());

        assertThat(all()).containsExactly(said(1), said(2));
    }

    private void offer(InboxMessage... messages) {
        for (InboxMessage message : messages) {
            inbox.offer(message, 0);
        }
    }

    private static InboxMessage said(int number) {
        return new InboxMessage.Say(2, ANN, "word " + number);
    }

    private Optional<InboxMessage> next() {
        return Optional.ofNullable(inbox.poll()).map(letter -> switch (letter) {
            case Inbox.Letter.Message(InboxMessage message, long _) -> message;
            case Inbox.Letter.Decided decided -> throw new AssertionError("nobody decided " + decided);
        });
    }

    private List<InboxMessage> all() {
        List<InboxMessage> taken = new ArrayList<>();
        for (Optional<InboxMessage> message = next(); message.isPresent(); message = next()) {
            taken.add(message.get());
        }
        return taken;
    }
}
