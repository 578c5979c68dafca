package dev.monkeytown.quickstart.process;

import java.util.concurrent.CompletableFuture;

/**
 * A process that was started.
 *
 * @param handle of the process itself, also when it detached from us
 * @param ended completes with how it ended, in words such as {@code exit code 1}
 */
public record Running(ProcessHandle handle, CompletableFuture<String> ended) {
    private static final int SIGNAL_BASE = 128;

    public static Running child(Process process) {
        return new Running(process.toHandle(), process.onExit().thenApply(Running::words));
    }

    /** A server that detached itself: nobody can ask for its exit code. */
    public static Running detached(ProcessHandle handle) {
        CompletableFuture<String> ended = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("pulse-" + handle.pid()).start(() -> {
            try {
                new Pulse(handle).awaitDeath();
                ended.complete("gone");
            } catch (InterruptedException e) {
                ended.completeExceptionally(e);
            }
        });
        return new Running(handle, ended);
    }

    private static String words(Process process) {
        int code = process.exitValue();
        return code > SIGNAL_BASE ? "ended by signal " + (code - SIGNAL_BASE) : "exit code " + code;
    }
}
