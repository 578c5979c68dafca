package dev.monkeytown.stream.room;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * What one event loop puts off until it has read all that there was to read: frames that came together leave together,
 * and another loop is woken once for all that this one has for it. Owned by the loop.
 */
final class Turn {

    private final Executor loop;
    private final List<Runnable> last = new ArrayList<>();
    private final Map<EventLoop, List<Handover>> handovers = new HashMap<>();
    private boolean ending;

    /**
     * @param loop runs a task after what it is doing now, on the thread that owns this
     */
    Turn(Executor loop) {
        this.loop = loop;
    }

    /** Runs a task at the end of the turn; it must not throw. */
    void atEnd(Runnable task) {
        last.add(task);
        begin();
    }

    /** Runs a task on another loop, after those given for that loop before. */
    void on(EventLoop other, Handover task) {
        handovers.computeIfAbsent(other, _ -> new ArrayList<>()).add(task);
        begin();
    }

    private void begin() {
        if (!ending) {
            ending = true;
            loop.execute(this::end);
        }
    }

    private void end() {
        for (int i = 0; i < last.size(); i++) {
            last.get(i).run();
        }
        last.clear();
        handovers.forEach(Turn::handOver);
        handovers.clear();
        ending = false;
    }

    private static void handOver(EventLoop other, List<Handover> tasks) {
        try {
            other.execute(() -> tasks.forEach(Handover::run));
        } catch (RejectedExecutionException ended) {
            tasks.forEach(Handover::abandon);
        }
    }

    /** A task for another loop. */
    interface Handover {

        /** Does it, on the other loop; must not throw, because others come after it. */
        void run();

        /** Gives up what it holds: the other loop has ended, its sockets are gone. */
        void abandon();
    }
}
