package dev.monkeytown.gameserver.game;

import dev.monkeytown.model.Limits;
import dev.monkeytown.model.bus.InboxMessage;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What has reached a game since its last tick, at most {@link Limits#MAX_INBOX_MESSAGES}. Any thread puts, without ever
 * waiting; the loop thread takes.
 */
public final class Inbox {

    /** A message and when it came. */
    record Letter(InboxMessage message, long arrivedNanos) {}

    private final Queue<Letter> letters = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /** Puts a message in; returns false, and the message is gone, when the inbox is full. */
    public boolean offer(InboxMessage message, long arrivedNanos) {
        if (waiting.incrementAndGet() > Limits.MAX_INBOX_MESSAGES) {
            waiting.decrementAndGet();
            return false;
        }
        letters.add(new Letter(message, arrivedNanos));
        return true;
    }

    /** The oldest letter, or null. Loop thread only. */
    @Nullable
    Letter poll() {
        Letter letter = letters.poll();
        if (letter != null) {
            waiting.decrementAndGet();
        }
        return letter;
    }
}
