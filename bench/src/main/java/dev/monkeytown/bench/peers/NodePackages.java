package dev.monkeytown.bench.peers;

import dev.monkeytown.bench.CannotMeasure;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The peers' programs and packages in {@code bench/peers}, with the Node that they need: it comes as a package too.
 *
 * @param folder with the lock file
 */
record NodePackages(Path folder) {

    /** Installs what the lock file says, unless that was done. */
    static NodePackages installed(Path checkout, Path logs) {
        NodePackages packages = new NodePackages(checkout.resolve("bench").resolve("peers"));
        if (!Files.isReadable(packages.lock())) {
            throw new CannotMeasure(packages.lock() + " is missing; run this from a checkout");
        }
        if (!packages.areInstalled()) {
            packages.install(logs.resolve("npm.log"));
        }
        return packages;
    }

    /** The command line that runs one of the programs. */
    List<String> command(String program, String... arguments) {
        Path node = folder.resolve("node_modules").resolve(".bin").resolve("node");
        if (!Files.isExecutable(node)) {
            throw new CannotMeasure("the peers need Node 22, whose package runs on Linux on x64 and arm64 alone");
        }
        return Stream.concat(Stream.of(node.toString(), folder.resolve(program).toString()), Stream.of(arguments))
                .toList();
    }

    private Path lock() {
        return folder.resolve("package-lock.json");
    }

    /** npm leaves a lock of its own behind what it installed. */
    private boolean areInstalled() {
        Path done = folder.resolve("node_modules").resolve(".package-lock.json");
        try {
            return Files.exists(done)
                    && Files.getLastModifiedTime(done).compareTo(Files.getLastModifiedTime(lock())) >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Not by "npm ci": it refuses a lock that lacks optional binaries for other platforms. */
    private void install(Path log) {
        try {
            int code = new ProcessBuilder("npm", "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(log.toFile()))
                    .start()
                    .waitFor();
            if (code != 0) {
                List<String> said = Files.readAllLines(log).stream()
                        .filter(line -> line.startsWith("npm error"))
                        .toList();
                throw new CannotMeasure(
                        "npm could not install the peers: " + (said.isEmpty() ? "exit code " + code : said.getFirst()));
            }
        } catch (IOException e) {
            throw new CannotMeasure("npm is missing; on Debian 'apt-get install npm'", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("interrupted", e);
        }
    }
}
