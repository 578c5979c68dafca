package dev.monkeytown.quickstart.process;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A shell process that ends our children when we are gone, even by {@code kill -9}: it reads their ids from a pipe that
 * only this process holds, and the kernel closes that pipe whatever happens to us. Should the guardian itself be
 * killed, another one is started and told everything again. Safe for any thread.
 */
public final class Guardian implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Guardian.class.getName());
    private static final int CLOSE_PATIENCE_SECONDS = 20;

    private final Set<Long> pids = new LinkedHashSet<>();
    private final Map<Path, String> files = new LinkedHashMap<>();
    private Process process;
    private boolean closed;

    private Guardian(Process process) {
        this.process = process;
    }

    public static Guardian start() throws IOException {
        Guardian guardian = new Guardian(spawn());
        guardian.replaceWhenKilled();
        return guardian;
    }

    public synchronized long pid() {
        return process.pid();
    }

    /** Takes a child under its care until {@link #release}. */
    public synchronized void guard(long pid) {
        pids.add(pid);
        tell("pid " + pid);
    }

    synchronized void release(long pid) {
        if (pids.remove(pid)) {
            tell("gone " + pid);
        }
    }

    /**
     * Takes a server under its care that detaches itself and writes its process id into the first line of a file.
     *
     * @param signal name without SIG that makes it end in good order, such as {@code TERM}
     * @param file absolute; it need not exist yet, and must not be left over from an earlier run
     */
    public synchronized void guardFile(String signal, Path file) {
        files.put(file, signal);
        tell("file " + signal + " " + file);
    }

    /** Closes the pipe and waits for the guardian's end, by which time nothing it guarded is alive. */
    @Override
    public void close() throws IOException {
        Process last;
        synchronized (this) {
            closed = true;
            last = process;
            last.getOutputStream().close();
        }
        try {
            last.waitFor(CLOSE_PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process spawn() throws IOException {
        return new ProcessBuilder(Script.GUARDIAN.command(List.of()))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    private void replaceWhenKilled() {
        Process watched = process;
        var _ = watched.onExit().thenAccept(_ -> replace());
    }

    private synchronized void replace() {
        if (closed) {
            return;
        }
        try {
            process = spawn();
            for (long pid : pids) {
                tell("pid " + pid);
            }
            for (Map.Entry<Path, String> file : files.entrySet()) {
                tell("file " + file.getValue() + " " + file.getKey());
            }
            replaceWhenKilled();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "no guardian could be started; kill -9 may leave children", e);
        }
    }

    private void tell(String line) {
        OutputStream pipe = process.getOutputStream();
        try {
            pipe.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            pipe.flush();
        } catch (IOException e) {
            // A broken pipe means that this guardian is gone; its successor is told everything anew.
            LOG.log(System.Logger.Level.DEBUG, "the guardian is gone", e);
        }
    }
}
