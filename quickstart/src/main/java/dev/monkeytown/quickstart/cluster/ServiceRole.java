package dev.monkeytown.quickstart.cluster;

import dev.monkeytown.quickstart.StartRefused;
import dev.monkeytown.quickstart.proxy.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The services, each with the jar that production runs and the JVM flags that suit it on one machine. */
public enum ServiceRole {
    /** A 60 Hz loop must not wait for a collector. */
    GAME_SERVER("game-server", "-exec", Route.API, List.of("-XX:+UseZGC", "-Xmx384m")),
    /** Makes little garbage, and shares the machine: fewer event loops hand fewer frames from one to the other. */
    EVENT_STREAM(
            "event-stream",
            "",
            Route.STREAM,
            List.of(
                    "-XX:+UseSerialGC",
                    "-Xmx256m",
                    "-XX:ActiveProcessorCount="
                            + Math.max(1, Runtime.getRuntime().availableProcessors() / 2))),
    /** Renders few pages, so the quick compiler alone serves it better: its start costs half the CPU time. */
    WEB_GATEWAY("web-gateway", "", Route.PAGES, List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx192m")),

    /** Needed by nobody who plays as a guest, so it starts when everything else runs. Browsers come to its own port. */
    DEV_IDENTITY("dev-identity", "", Route.HIDDEN, List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m"));

    /**
     * The compiler works at the niceness 10, which anybody may ask for: at 0 it takes half of a core from a loop for as long
     * as it is busy, and the loop's messages are late.
     */
    private static final List<String> COMMON_FLAGS = List.of(
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:ThreadPriorityPolicy=1",
            "-XX:CompilerThreadPriority=10",
            "--enable-native-access=ALL-UNNAMED",
            "-Dfile.encoding=UTF-8");

    private final String service;
    private final String jarKind;
    private final Route route;
    private final List<String> flags;

    /** @param jarKind ends the name of the jar that runs, where the module's plain jar is a library as well */
    ServiceRole(String service, String jarKind, Route route, List<String> flags) {
        this.service = service;
        this.jarKind = jarKind;
        this.route = route;
        this.flags = flags;
    }

    public String service() {
        return service;
    }

    Route route() {
        return route;
    }

    /** Whether nobody can play without it. */
    boolean isVital() {
        return this != DEV_IDENTITY;
    }

    /** The name of its {@code number}th instance, counted from 1. */
    public String instance(int number) {
        return service + "-" + number;
    }

    /** @param version of the project, as in the names of its jars */
    public Path jar(Path checkout, String version) {
        return checkout.resolve(service).resolve("target").resolve(service + "-" + version + jarKind + ".jar");
    }

    /** The flags of the JVM it runs on. */
    public List<String> flags() {
        List<String> all = new ArrayList<>(COMMON_FLAGS);
        all.addAll(flags);
        return all;
    }

    /** The command line of an instance, on the JDK that runs us. */
    public List<String> command(Path jar) throws StartRefused {
        List<String> command = new ArrayList<>();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        command.add(java.toString());
        command.addAll(flags());
        command.addAll(UnpackedJar.arguments(java, jar));
        return command;
    }
}
