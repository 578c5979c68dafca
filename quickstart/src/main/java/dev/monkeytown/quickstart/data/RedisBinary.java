package dev.monkeytown.quickstart.data;

import dev.monkeytown.quickstart.StartRefused;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import redis.embedded.core.ExecutableProvider;

/** The Redis server program for this machine: the embedded one where it runs, else the one that is installed. */
final class RedisBinary {
    private RedisBinary() {}

    static Path unpackedIn(Path cache) throws IOException, StartRefused {
        Path folder = Files.createDirectories(cache.resolve("redis"));
        Optional<Path> unpacked = existing(folder);
        Path embedded = unpacked.isPresent() ? unpacked.get() : unpack(folder);
        if (runs(embedded.toString())) {
            return embedded;
        }
        // It is linked against OpenSSL 3, which some machines lack.
        if (runs("redis-server")) {
            return ExecutableProvider.newExecutableInPath("redis-server").get().toPath();
        }
        throw new StartRefused("the embedded Redis does not run here (it needs OpenSSL 3), and no redis-server is"
                + " installed; install one: apt-get install redis-server, or brew install redis");
    }

    private static Optional<Path> existing(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isExecutable).findFirst();
        }
    }

    /** The library registers what it unpacked for deletion at our end, so its file is moved under another name. */
    private static Path unpack(Path folder) throws IOException {
        Path draft = Files.createTempDirectory(folder, "unpack");
        Path fresh =
                ExecutableProvider.newJarResourceProvider(draft.toFile()).get().toPath();
        Path kept = folder.resolve(fresh.getFileName());
        Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(draft);
        return kept;
    }

    private static boolean runs(String program) {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
