package dev.monkeytown.quickstart.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SupervisedIT implements SupervisionListener {
    private static final Backoff QUICK =
            new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofSeconds(20), 3);

    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void endScheduler() {
        scheduler.shutdownNow();
    }

    @Test
    void startsAChildAgainAfterItsDeath() throws Exception {
        Supervised sleeper = supervised("exec sleep 60");
        sleeper.start();
        long first = sleeper.pid();

        sleeper.kill();

        assertThat(next()).isEqualTo("died ended by signal 9");
        assertThat(next()).isEqualTo("again");
        assertThat(sleeper.pid()).isNotEqualTo(first);
        assertThat(sleeper.starts()).isEqualTo(2);
        sleeper.stop(Duration.ofSeconds(5));
        assertThat(sleeper.isAlive()).isFalse();
    }

    @Test
    void saysOnceThatAChildKeepsDyingAndTriesOn() throws Exception {
        Supervised broken = supervised("exit 7");
        broken.start();

        assertThat(List.of(next(), next(), next(), next(), next(), next(), next()))
                .containsExactly(
                        "died exit code 7", "again", "died exit code 7", "again", "keeps dying 3", "again", "again");
        broken.stop(Duration.ofSeconds(5));
    }

    @Test
    void killsAChildThatDoesNotStopAndLeavesItDead() throws Exception {
        Supervised stubborn = supervised("trap '' TERM; echo; while :; do sleep 1; done");
        Running running = stubborn.start();
        assertThat(running.handle().isAlive()).isTrue();
        awaitTrap();

        stubborn.stop(Duration.ofMillis(100));

        assertThat(next()).isEqualTo("killed");
        assertThat(stubborn.isAlive()).isFalse();
        assertThat(heard.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void leavesAHaltedChildDeadUntilItIsStarted() throws Exception {
        Supervised sleeper = supervised("exec sleep 60");
        sleeper.start();

        sleeper.halt();

        assertThat(sleeper.isAlive()).isFalse();
        assertThat(heard.poll(100, TimeUnit.MILLISECONDS)).isNull();
        sleeper.startNow();
        assertThat(sleeper.isAlive()).isTrue();
        assertThat(sleeper.starts()).isEqualTo(2);
        sleeper.kill();
        assertThat(next()).isEqualTo("died ended by signal 9");
        assertThat(next()).isEqualTo("again");
        sleeper.stop(Duration.ofSeconds(5));
    }

    @Test
    void sendsSignals() throws Exception {
        Supervised listener = supervised("trap 'echo heard' USR1; echo; while :; do sleep 0.05; done");
        listener.start();
        Process process = started.take();
        BufferedReader lines = process.inputReader();
        assertThat(lines.readLine()).isEmpty();

        listener.signal("USR1");

        assertThat(lines.readLine()).isEqualTo("heard");
        listener.stop(Duration.ofSeconds(5));
        listener.signal("USR1");
    }

    private final BlockingQueue<Process> started = new LinkedBlockingQueue<>();

    private void awaitTrap() throws Exception {
        assertThat(started.take().getInputStream().read()).isEqualTo('\n');
    }

    private Supervised supervised(String script) {
        Supervised.Starter starter = () -> {
            Process process = new ProcessBuilder("sh", "-c", script).start();
            started.add(process);
            return Running.child(process);
        };
        return new Supervised(
                "child", 0, Path.of("child.log"), starter, ProcessHandle::destroy, QUICK, scheduler, this);
    }

    private String next() throws InterruptedException {
        String text = heard.poll(10, TimeUnit.SECONDS);
        return text == null ? "nothing" : text;
    }

    @Override
    public void died(String name, String how, Duration nextTry) {
        heard.add("died " + how);
    }

    @Override
    public void keepsDying(String name, int deaths, String how, Duration everyPause, Path log) {
        heard.add("keeps dying " + deaths);
    }

    @Override
    public void startedAgain(String name, long pid) {
        heard.add("again");
    }

    @Override
    public void hadToBeKilled(String name, Duration patience) {
        heard.add("killed");
    }
}
