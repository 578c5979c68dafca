package dev.monkeytown.quickstart.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class GuardianIT {
    @TempDir
    private Path folder;

    @Test
    void endsWhatItGuardsWhenThePipeCloses() throws Exception {
        Guardian guardian = Guardian.start();
        Process first = child(guardian, "exec sleep 60");
        Process second = child(guardian, "exec sleep 60");

        guardian.close();

        assertThat(first.waitFor(0, TimeUnit.SECONDS)).isTrue();
        assertThat(second.waitFor(0, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void killsAChildThatIgnoresTheOrderToEnd() throws Exception {
        Guardian guardian = Guardian.start();
        Path ready = folder.resolve("ready");
        Process stubborn = child(guardian, "trap '' TERM; touch ready; while :; do sleep 1; done");
        while (!Files.exists(ready)) {
            assertThat(stubborn.waitFor(10, TimeUnit.MILLISECONDS)).isFalse();
        }

        guardian.close();

        assertThat(stubborn.waitFor(1, TimeUnit.SECONDS)).isTrue();
        assertThat(stubborn.exitValue()).isEqualTo(128 + 9);
    }

    @Test
    void endsADetachedServerByItsFile() throws Exception {
        Guardian guardian = Guardian.start();
        Process server = new ProcessBuilder("sleep", "60").start();
        Path file = folder.resolve("a server's.pid");
        guardian.guardFile("TERM", file);
        Files.writeString(file, server.pid() + "\nmore\n");

        guardian.close();

        assertThat(server.waitFor(1, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void leavesAReleasedProcessAlone() throws Exception {
        Guardian guardian = Guardian.start();
        Process free = new ProcessBuilder("sleep", "60").start();
        Process other = new ProcessBuilder("sleep", "60").start();
        guardian.guard(free.pid());
        guardian.guard(other.pid());
        guardian.release(free.pid());

        guardian.close();

        assertThat(other.waitFor(1, TimeUnit.SECONDS)).isTrue();
        assertThat(free.isAlive()).isTrue();
        free.destroyForcibly();
    }

    @Test
    void isReplacedWhenItIsKilledItself() throws Exception {
        Guardian guardian = Guardian.start();
        Process child = child(guardian, "exec sleep 60");
        long first = guardian.pid();

        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (guardian.pid() == first) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
        guardian.close();

        assertThat(child.waitFor(1, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shieldsChildrenFromTheInterruptOfTheTerminal() throws Exception {
        try (Guardian guardian = Guardian.start()) {
            Path ready = folder.resolve("ready");
            Process child = child(guardian, "touch ready; exec sleep 60");
            while (!Files.exists(ready)) {
                assertThat(child.waitFor(10, TimeUnit.MILLISECONDS)).isFalse();
            }

            new ProcessBuilder("kill", "-s", "INT", Long.toString(child.pid()))
                    .start()
                    .waitFor();

            assertThat(child.waitFor(200, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    void passesArgumentsUntouchedByAnyShell() throws Exception {
        try (Guardian guardian = Guardian.start()) {
            Path log = folder.resolve("log");
            List<String> command = List.of("printf", "%s\n", "$(touch hacked)", "a b", "`id`;'\"");

            new ShieldedCommand(command, Map.of(), folder, log).start(guardian).waitFor();

            assertThat(Files.readAllLines(log)).containsExactly("$(touch hacked)", "a b", "`id`;'\"");
            assertThat(folder.resolve("hacked")).doesNotExist();
        }
    }

    private Process child(Guardian guardian, String script) throws IOException {
        return new ShieldedCommand(List.of("sh", "-c", script), Map.of(), folder, folder.resolve("log"))
                .start(guardian);
    }
}
