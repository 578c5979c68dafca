package dev.monkeytown.gameserver.game;

import dev.monkeytown.gameserver.agent.Decision;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.bus.InboxMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What has reached a game since its last tick, at most {@link Limits#MAX_INBOX_MESSAGES}. Any thread puts, without ever
 * waiting; the loop thread takes.
 */
public final class Inbox {

    /** What is in it. */
    sealed interface Letter {

        /** From outside, and when it came. */
        record Message(InboxMessage message, long arrivedNanos) implements Letter {}

        /** From an agent of this game. */
        record Decided(Decision decision) implements Letter {}
    }

    private final Queue<Letter> letters = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Deque<Letter> inherited = new ArrayDeque<>();

    /** Puts a message in; returns false, and the message is gone, when the inbox is full. */
    public boolean offer(InboxMessage message, long arrivedNanos) {
        return offer(new Letter.Message(message, arrivedNanos));
    }

    /** Puts a decision in; when the inbox is full it is gone, and its agent will have missed its turn. */
    void decided(Decision decision) {
        var _ = offer(new Letter.Decided(decision));
    }

    private boolean offer(Letter letter) {
        if (waiting.incrementAndGet() > Limits.MAX_INBOX_MESSAGES) {
            waiting.decrementAndGet();
            return false;
        }
        letters.add(letter);
        return true;
    }

    /**
     * Begins where the owner before ended: with what that one had not done, and without what came before the mark, which it
     * has done. A mark that is not here, because it was lost or there never was one, takes nothing along. Before the first
     * {@link #poll}, by one thread; others may put meanwhile.
     */
    public void goOn(List<InboxMessage> undone, Optional<UUID> handover) {
        Optional<InboxMessage> mark = handover.map(InboxMessage.Mark::new);
        if (letters.stream().anyMatch(letter -> is(letter, mark))) {
            Letter letter = poll();
            while (letter != null && !is(letter, mark)) {
                letter = poll();
            }
        }
        undone.forEach(message -> inherited.add(new Letter.Message(message, InputQueue.NEVER_TRAVELLED)));
    }

    private static boolean is(Letter letter, Optional<InboxMessage> mark) {
        return switch (letter) {
            case Letter.Message(InboxMessage message, long _) -> mark.equals(Optional.of(message));
            case Letter.Decided _ -> false;
        };
    }

    /** The oldest letter, or null. Loop thread only. */
    @Nullable
    Letter poll() {
        Letter first = inherited.poll();
        if (first != null) {
            return first;
        }
        Letter letter = letters.poll();
        if (letter != null) {
            waiting.decrementAndGet();
        }
        return letter;
    }
}
