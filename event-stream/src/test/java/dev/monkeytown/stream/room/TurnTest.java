package dev.monkeytown.stream.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TurnTest {

    private final Deque<Runnable> loop = new ArrayDeque<>();
    private final Turn turn = new Turn(loop::add);

    @Test
    void doesAllThatWasPutOffInOneTask() {
        List<String> done = new ArrayList<>();
        turn.atEnd(() -> done.add("one"));
        turn.atEnd(() -> done.add("two"));
        assertThat(loop).hasSize(1);
        loop.remove().run();

        assertThat(done).containsExactly("one", "two");
        turn.atEnd(() -> done.add("three"));
        loop.remove().run();
        assertThat(done).endsWith("two", "three");
    }

    @Test
    void wakesAnotherLoopOnceForAllThatItHasForIt() throws InterruptedException {
        BlockingQueue<String> done = new LinkedBlockingQueue<>();
        int[] woken = {0};
        EventLoop other = new DefaultEventLoop() {
            @Override
            public void execute(Runnable task) {
                woken[0]++;
                super.execute(task);
            }
        };
        turn.on(other, new Said(done, "one"));
        turn.atEnd(() -> turn.on(other, new Said(done, "two")));
        loop.remove().run();

        assertThat(done.poll(5, TimeUnit.SECONDS)).isEqualTo("one");
        assertThat(done.poll(5, TimeUnit.SECONDS)).isEqualTo("two");
        assertThat(woken[0]).isOne();
        assertThat(loop).isEmpty();
        var unused = other.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void givesUpWhatALoopThatHasEndedCannotDo() {
        BlockingQueue<String> done = new LinkedBlockingQueue<>();
        EventLoop ended = new DefaultEventLoop();
        ended.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        turn.on(ended, new Said(done, "one"));
        loop.remove().run();

        assertThat(done).containsExactly("gave up one");
    }

    private record Said(BlockingQueue<String> done, String what) implements Turn.Handover {

        @Override
        public void run() {
            done.add(what);
        }

        @Override
        public void abandon() {
            done.add("gave up " + what);
        }
    }
}
