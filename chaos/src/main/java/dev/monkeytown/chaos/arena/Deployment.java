package dev.monkeytown.chaos.arena;

import dev.monkeytown.quickstart.StartRefused;
import dev.monkeytown.quickstart.cluster.JarServices;
import dev.monkeytown.quickstart.cluster.LocalCluster;
import dev.monkeytown.quickstart.cluster.ServiceSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts one version of all services in the place of the other, again and again, by the script that operators use. What the
 * script wants done to processes it asks for by files, because they are children of this process. Owned by one thread, which
 * it blocks.
 */
public final class Deployment {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration END_PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    /** Writes down what it is asked for and waits until it was done. */
    private static final String ORDER = """
            #!/bin/sh
            order=orders/$1.$2
            : >"$order"
            while [ -e "$order" ]; do sleep 0.05; done
            [ ! -e failed ]
            """;

    /**
     * One version.
     *
     * @param plan with names of its own
     */
    record Version(String colour, JarServices plan) {}

    private final Path script;
    private final Path folder;
    private final LocalCluster cluster;
    private final NginxFront front;
    private Version running;
    private Version next;
    private List<ServiceSpec> instances;

    /**
     * @param script {@code deploy/blue-green}
     * @param folder of its own
     * @param running as it does in the cluster
     */
    Deployment(Path script, Path folder, LocalCluster cluster, NginxFront front, Version running, Version next) {
        this.script = script;
        this.folder = folder;
        this.cluster = cluster;
        this.front = front;
        this.running = running;
        this.next = next;
        this.instances = cluster.services();
    }

    /** The next one, in words. */
    public String what() {
        return running.colour() + " to " + next.colour();
    }

    /** Returns when the other version runs alone. */
    public void run() throws IOException, StartRefused, InterruptedException {
        List<ServiceSpec> coming = next.plan().services(cluster.surroundings());
        prepare(coming);
        Process process = new ProcessBuilder(script.toString(), running.colour(), next.colour())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output").toFile()))
                .start();
        try {
            serve(process, coming);
        } finally {
            process.destroy();
        }
        Version before = running;
        running = next;
        next = before;
        instances = coming;
    }

    private void prepare(List<ServiceSpec> coming) throws IOException {
        Files.createDirectories(folder.resolve("orders"));
        Path order = Files.writeString(folder.resolve("order"), ORDER);
        if (!order.toFile().setExecutable(true)) {
            throw new IOException(order + " cannot be made a program");
        }
        Files.writeString(folder.resolve(running.colour()), lines(instances));
        Files.writeString(folder.resolve(next.colour()), lines(coming));
        Files.writeString(folder.resolve("settings"), """
                UPSTREAMS='%s'
                START='./order start'
                STOP='./order stop'
                RELOAD='./order reload nginx'
                """.formatted(front.upstreams()));
    }

    private static String lines(List<ServiceSpec> instances) {
        StringBuilder lines = new StringBuilder();
        for (ServiceSpec instance : instances) {
            lines.append(instance.role().service() + " " + instance.port() + " " + instance.name() + "\n");
        }
        return lines.toString();
    }

    private void serve(Process process, List<ServiceSpec> coming)
            throws IOException, StartRefused, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive()) {
            for (Path order : orders()) {
                obey(order, coming);
            }
            if (System.nanoTime() > deadline) {
                throw new IOException(script + " did not end; see " + folder.resolve("output"));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        if (process.exitValue() != 0) {
            throw new IOException(script + " failed; see " + folder.resolve("output"));
        }
    }

    private List<Path> orders() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("orders"))) {
            return files.toList();
        }
    }

    private void obey(Path order, List<ServiceSpec> coming) throws IOException, StartRefused, InterruptedException {
        boolean done = false;
        try {
            String words = String.valueOf(order.getFileName());
            String name = words.substring(words.indexOf('.') + 1);
            switch (words.substring(0, words.indexOf('.'))) {
                case "start" -> cluster.start(named(name, coming));
                case "stop" -> cluster.stop(name, END_PATIENCE);
                case "reload" -> front.reload();
                default -> throw new IOException(script + " asked for " + words);
            }
            done = true;
        } finally {
            if (!done) {
                Files.writeString(folder.resolve("failed"), "");
            }
            Files.delete(order);
        }
    }

    private static ServiceSpec named(String name, List<ServiceSpec> services) throws IOException {
        return services.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("nobody is named " + name));
    }
}
