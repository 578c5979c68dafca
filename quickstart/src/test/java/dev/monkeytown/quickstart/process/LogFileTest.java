package dev.monkeytown.quickstart.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    private Path folder;

    @Test
    void keepsTheLastThreeRuns() throws Exception {
        Path path = folder.resolve("game-server-1.log");
        for (int run = 1; run <= 5; run++) {
            new LogFile(path).rotate();
            Files.writeString(path, "run " + run);
        }

        assertThat(path).hasContent("run 5");
        assertThat(folder.resolve("game-server-1.log.1")).hasContent("run 4");
        assertThat(folder.resolve("game-server-1.log.2")).hasContent("run 3");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void emptiesAFileThatGrewTooLarge() throws Exception {
        Path path = folder.resolve("huge.log");
        Files.write(path, new byte[(16 << 20) + 1]);

        new LogFile(path).trim();

        assertThat(path).isEmptyFile();
        assertThat(folder.resolve("huge.log.1")).hasSize((16 << 20) + 1);
    }

    @Test
    void showsTheLastLines() throws Exception {
        Path path = folder.resolve("some.log");
        Files.writeString(path, "one\ntwo\nthree\n");

        assertThat(new LogFile(path).tail(2)).containsExactly("two", "three");
    }
}
