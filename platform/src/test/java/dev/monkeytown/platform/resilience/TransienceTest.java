package dev.monkeytown.platform.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandInterruptedException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisLoadingException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransienceTest {

    static List<Throwable> passing() {
        return List.of(
                new RedisConnectionException("refused"),
                new RedisCommandTimeoutException("timed out"),
                new RedisException("closed"),
                new RedisLoadingException("LOADING"),
                new IOException("reset"),
                new UncheckedIOException(new EOFException()),
                new TimeoutException(),
                new SQLTransientConnectionException("no connection in time"),
                new SQLNonTransientConnectionException("refused"),
                new SQLException("terminating connection", "57P01"),
                new SQLException("connection lost", "08006"),
                new SQLException("could not serialize", "40001"),
                new IllegalStateException(new CompletionException(new IOException("reset"))));
    }

    static List<Throwable> lasting() {
        return List.of(
                new IllegalArgumentException("ours"),
                new RedisCommandExecutionException("WRONGTYPE"),
                new RedisCommandInterruptedException(new InterruptedException()),
                new SQLException("no such column", "42703"),
                new SQLException("no state"),
                new SQLIntegrityConstraintViolationException("taken", "23505"),
                new IllegalStateException(new SQLException("no such table", "42P01", new IOException("not the point"))),
                new OutOfMemoryError("a test's"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void expectsTheEnvironmentsFaultsToPass(Throwable failure) {
        assertThat(Transience.isTransient(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void expectsNothingOfMistakes(Throwable failure) {
        assertThat(Transience.isTransient(failure)).isFalse();
    }
}
