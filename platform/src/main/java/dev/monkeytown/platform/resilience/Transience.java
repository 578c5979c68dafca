package dev.monkeytown.platform.resilience;

import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandInterruptedException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisLoadingException;
import io.lettuce.core.RedisReadOnlyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Tells the environment's faults from ours: a call that met one of its may succeed later, a call that is wrong never does,
 * and its failing says that the other side is well.
 */
final class Transience {

    private static final int DEEPEST_CAUSE = 16;

    /**
     * SQL states, by their beginning: connection lost, transaction rolled back for another's sake, out of resources, server
     * going down or starting.
     */
    private static final List<String> TRANSIENT_STATES = List.of("08", "40", "53", "57P");

    private Transience() {}

    /** Whether the failure, or what caused it, may be over the next time. */
    static boolean isTransient(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            switch (cause) {
                case RedisCommandExecutionException answer -> {
                    return isPassing(answer);
                }
                case RedisCommandInterruptedException _ -> {
                    return false;
                }
                case SQLException sql -> {
                    return isPassing(sql);
                }
                case RedisException _, IOException _, UncheckedIOException _, TimeoutException _ -> {
                    return true;
                }
                default -> cause = cause.getCause();
            }
        }
        return false;
    }

    /** Redis answered; only some of its refusals pass by themselves. */
    private static boolean isPassing(RedisCommandExecutionException answer) {
        return answer instanceof RedisLoadingException
                || answer instanceof RedisBusyException
                || answer instanceof RedisReadOnlyException;
    }

    private static boolean isPassing(SQLException failure) {
        return failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || failure instanceof SQLNonTransientConnectionException
                || beginsWithOne(failure.getSQLState());
    }

    private static boolean beginsWithOne(@Nullable String state) {
        return state != null && TRANSIENT_STATES.stream().anyMatch(state::startsWith);
    }
}
