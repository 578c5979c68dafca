package dev.monkeytown.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.monkeytown.systemtests.town.Guest;
import dev.monkeytown.systemtests.town.TownPlan;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's own jar, run by somebody without rights, and how nothing of it outlives its worst end. */
@Order(7)
class OrdinaryUserIT {
    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final int NOBODY = 65534;
    private static final Duration START_PATIENCE = Duration.ofSeconds(90);
    private static final Duration END_PATIENCE = Duration.ofSeconds(20);

    /** Every process of the run inherits it. */
    private final String mark = "MONKEYTOWN_TEST_RUN=" + UUID.randomUUID();

    @TempDir
    private Path folder;

    @Test
    void playsAndLeavesNoProcessBehindWhenItIsKilled() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs Linux: processes are found in /proc");
        List<String> somebody = somebody();
        URI address = URI.create("http://127.0.0.1:" + freePort());
        Path output = folder.resolve("output");
        Process launcher = new ProcessBuilder(command(somebody, address.getPort()))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        await().alias("the launcher says that it is ready")
                .atMost(START_PATIENCE)
                .failFast("it ended:\n" + output, () -> !launcher.isAlive())
                .until(() -> Files.readString(output).contains("Monkeytown is ready"));
        assertThat(Guest.visiting(address, "Ordinary Ole").play().gameId()).hasSize(36);
        List<Path> processes = processes();
        assertThat(processes).as("processes of the run").hasSizeGreaterThan(5);
        if (!somebody.isEmpty()) {
            for (Path process : processes) {
                assertThat(Files.getAttribute(process, "unix:uid"))
                        .as(process + "'s user")
                        .isEqualTo(NOBODY);
            }
        }

        assertThat(launcher.destroyForcibly().waitFor(END_PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();

        await().alias("no process of the run is left")
                .atMost(END_PATIENCE)
                .untilAsserted(() -> assertThat(processes()).isEmpty());
    }

    @AfterEach
    void endWhatIsLeft() throws IOException {
        for (Path process : processes()) {
            ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** What runs a command without rights; nothing if we have none ourselves. */
    private static List<String> somebody() throws Exception {
        boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        if (!root) {
            return List.of();
        }
        String id = Integer.toString(NOBODY);
        List<String> somebody = List.of("setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups");
        assumeTrue(succeeds(somebody, "true"), "no setpriv here (Debian's util-linux) to become somebody else with");
        assumeTrue(succeeds(somebody, java(), "-version"), "nobody but root may run the JDK at " + java());
        return somebody;
    }

    private List<String> command(List<String> somebody, int port) throws IOException {
        Path checkout = reachableCheckout();
        Path data = folder.resolve("data");
        Files.createDirectory(data);
        if (!somebody.isEmpty()) {
            open(folder);
            Files.setAttribute(data, "unix:uid", NOBODY);
            Files.setAttribute(data, "unix:gid", NOBODY);
        }
        List<String> command = new ArrayList<>(somebody);
        command.addAll(List.of("env", mark, "HOME=" + data, java()));
        command.addAll(
                List.of("-jar", checkout.resolve(jar("quickstart", "-exec")).toString()));
        command.addAll(List.of("play", "--no-browser", "--checkout", checkout.toString()));
        command.addAll(List.of("--port", Integer.toString(port), "--data", data.toString(), "--game-seconds", "30"));
        return command;
    }

    /** The jars where anybody may read them; the checkout itself may lie in somebody's home. */
    private Path reachableCheckout() throws IOException {
        Path checkout = folder.resolve("checkout");
        for (String jar : List.of(
                jar("quickstart", "-exec"),
                jar("game-server", "-exec"),
                jar("event-stream", ""),
                jar("web-gateway", ""),
                jar("dev-identity", ""))) {
            Path link = checkout.resolve(jar);
            Path target = TownPlan.CHECKOUT.resolve(jar);
            Files.createDirectories(link.getParent());
            try {
                Files.createLink(link, target);
            } catch (FileSystemException _) {
                Files.copy(target, link);
            }
        }
        return checkout;
    }

    private static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String jar(String module, String kind) {
        return module + "/target/" + module + "-" + VERSION + kind + ".jar";
    }

    private List<Path> processes() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(path -> path.getFileName().toString().matches("\\d+"))
                    .filter(this::isOurs)
                    .toList();
        }
    }

    private boolean isOurs(Path process) {
        try {
            return new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.UTF_8).contains(mark);
        } catch (IOException notOursOrGone) {
            return false;
        }
    }

    private static boolean succeeds(List<String> first, String... more) throws InterruptedException {
        List<String> command = Stream.concat(first.stream(), Stream.of(more)).toList();
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
