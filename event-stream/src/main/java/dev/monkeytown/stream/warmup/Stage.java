package dev.monkeytown.stream.warmup;

import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.stream.connection.Capacity;
import dev.monkeytown.stream.intake.GameArchive;
import dev.monkeytown.stream.room.Rooms;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The service once more, wired as in production on the same event loops and connections to Redis, but with a port on the
 * loopback, a key, sockets, rooms and meters that are nobody else's and are gone when it is closed.
 *
 * @param port on 127.0.0.1, chosen by the system
 * @param passes signs a token that this stage accepts and nobody else has the key for
 * @param ending frees what the stage holds; may block for a moment
 */
public record Stage(int port, Function<Identity, Pass> passes, Capacity capacity, Rooms rooms, Runnable ending)
        implements AutoCloseable {

    /** Longest wait for a stage to open or to close. */
    public static final Duration PATIENCE = Duration.ofSeconds(1);

    /** A token for this stage, and its id. */
    public record Pass(String token, String jti) {}

    /** Opens a stage; blocks for a moment. */
    @FunctionalInterface
    public interface Opening {

        /**
         * @param archive makes what rooms read from of the archive of real games
         */
        Stage open(UnaryOperator<GameArchive> archive);
    }

    @Override
    public void close() {
        ending.run();
    }
}
