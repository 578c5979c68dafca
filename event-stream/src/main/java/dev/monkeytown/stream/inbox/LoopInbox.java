package dev.monkeytown.stream.inbox;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.bus.InboxCodec;
import dev.monkeytown.model.bus.InboxMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * The inbox of one event loop and owned by it. Messages gather from the first one on until the loop says that it is time:
 * then one publish a game, several beyond {@link InboxCodec#MAX_BATCH} messages, and one write for all of them.
 */
public final class LoopInbox implements Inbox {

    private final Executor later;
    private final InboxPublisher publisher;
    private final Map<GameId, List<InboxMessage>> waiting = new LinkedHashMap<>();

    /**
     * @param later runs a task a moment later, on the thread that owns this
     */
    public LoopInbox(Executor later, InboxPublisher publisher) {
        this.later = later;
        this.publisher = publisher;
    }

    @Override
    public void put(GameId game, InboxMessage message) {
        if (waiting.isEmpty()) {
            later.execute(this::publish);
        }
        List<InboxMessage> batch = waiting.computeIfAbsent(game, _ -> new ArrayList<>());
        batch.add(message);
        if (batch.size() == InboxCodec.MAX_BATCH) {
            publisher.publish(game, InboxCodec.encode(batch), batch.size());
            batch.clear();
        }
    }

    private void publish() {
        waiting.forEach((game, batch) -> {
            if (!batch.isEmpty()) {
                publisher.publish(game, InboxCodec.encode(batch), batch.size());
            }
        });
        waiting.clear();
        publisher.flush();
    }
}
