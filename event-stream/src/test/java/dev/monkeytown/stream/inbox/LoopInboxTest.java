package dev.monkeytown.stream.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.bus.InboxCodec;
import dev.monkeytown.model.bus.InboxMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LoopInboxTest {

    private static final GameId ONE = GameId.random();
    private static final GameId OTHER = GameId.random();
    private static final PlayerId ADA = PlayerId.random();

    private final Deque<Runnable> turn = new ArrayDeque<>();
    private final Map<String, List<List<InboxMessage>>> published = new TreeMap<>();
    private final LoopInbox inbox = new LoopInbox(turn::add, new InboxPublisher() {
        @Override
        public void publish(GameId game, byte[] payload, int count) {
            List<InboxMessage> messages = InboxCodec.decode(payload).orThrow();
            assertThat(messages).hasSize(count);
            published.computeIfAbsent(game.toString(), _ -> new ArrayList<>()).add(messages);
        }

        @Override
        public void flush() {
            flushes++;
        }
    });
    private int flushes;

    @Test
    void publishesATurnsMessagesOfAGameTogetherAndInOrder() {
        inbox.put(ONE, depart(1));
        inbox.put(OTHER, depart(2));
        inbox.put(ONE, depart(3));
        assertThat(published).isEmpty();
        endTurn();

        assertThat(published.get(ONE.toString())).containsExactly(List.of(depart(1), depart(3)));
        assertThat(published.get(OTHER.toString())).containsExactly(List.of(depart(2)));
        assertThat(flushes).isOne();
    }

    @Test
    void keepsNothingFromTurnToTurn() {
        inbox.put(ONE, depart(1));
        endTurn();
        inbox.put(ONE, depart(2));
        endTurn();

        assertThat(published.get(ONE.toString())).containsExactly(List.of(depart(1)), List.of(depart(2)));
    }

    @Test
    void startsAnotherPayloadWhenOneIsFull() {
        for (int i = 0; i < InboxCodec.MAX_BATCH + 1; i++) {
            inbox.put(ONE, depart(1));
        }
        endTurn();

        assertThat(published.get(ONE.toString())).extracting(List::size).containsExactly(InboxCodec.MAX_BATCH, 1);
    }

    private static InboxMessage depart(int seat) {
        return new InboxMessage.Depart(seat, ADA);
    }

    private void endTurn() {
        while (!turn.isEmpty()) {
            turn.poll().run();
        }
    }
}
