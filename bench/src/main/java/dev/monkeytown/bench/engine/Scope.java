package dev.monkeytown.bench.engine;

import dev.monkeytown.bench.process.Cores;
import java.util.List;
import java.util.Optional;

/**
 * How much of the machine the game-server's JVM gets.
 *
 * @param name in tables and files
 * @param description what runs where, for people
 * @param loopThreads of the game-server
 * @param jvm where it runs
 * @param flags of its JVM beside the game-server's own
 * @param redis where Redis runs
 */
record Scope(String name, String description, int loopThreads, Cores jvm, List<String> flags, Cores redis) {

    static final String CORE = "core";
    static final String MACHINE = "machine";

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    /** One core for all of the JVM, with its collector and its I/O; Redis and we ourselves on the others. */
    static Scope core(Optional<Cores> cores) {
        if (cores.isEmpty()) {
            return new Scope(
                    CORE,
                    "one core: NOT pinned, as there is no taskset here; one loop thread in a JVM that sees one core",
                    1,
                    Cores.ANY,
                    List.of("-XX:ActiveProcessorCount=1"),
                    Cores.ANY);
        }
        Cores mine = cores.get().first();
        Cores rest = cores.get().others();
        boolean shared = mine.equals(rest);
        return new Scope(
                CORE,
                "one core: the game-server's JVM on core " + mine.list()
                        + (shared
                                ? ", Redis on the SAME core, as there is no second one"
                                : ", Redis on core " + rest.list()),
                1,
                mine,
                List.of(),
                rest);
    }

    /** All cores for everything, as the system schedules it. */
    static Scope machine(Optional<Cores> cores) {
        return new Scope(
                MACHINE,
                "this machine: " + CORES + " loop threads, the game-server's JVM and Redis on all " + CORES + " cores",
                CORES,
                Cores.ANY,
                List.of(),
                cores.orElse(Cores.ANY));
    }
}
