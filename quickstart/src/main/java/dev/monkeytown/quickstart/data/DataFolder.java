package dev.monkeytown.quickstart.data;

import dev.monkeytown.quickstart.StartRefused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder with everything that a cluster keeps, locked for one cluster at a time. The lock is the kernel's and goes
 * with the process; who holds it is told in the file beside it.
 */
public final class DataFolder implements AutoCloseable {
    private static final long NEEDED_BYTES = 300L << 20;
    private static final Duration CLEAN_UP_PATIENCE = Duration.ofSeconds(20);
    /** PostgreSQL's own tools hand paths to a shell inside double quotes. */
    private static final String UNSAFE = "\"$`\\";

    /**
     * Folders open in this process. A second look at the lock file from the same process would drop the lock: POSIX
     * forgets all locks of a process on a file when any of its descriptors closes.
     */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final FileLock lock;

    private DataFolder(Path root, FileLock lock) {
        this.root = root;
        this.lock = lock;
    }

    /** Creates the folder if it is new, and locks it. */
    public static DataFolder open(Path folder) throws StartRefused {
        Path root = folder.toAbsolutePath().normalize();
        if (root.toString().chars().anyMatch(c -> UNSAFE.indexOf(c) >= 0 || Character.isISOControl(c))) {
            throw new StartRefused("the data folder's path must not contain quotes, $, ` or \\: " + root);
        }
        createWritable(root);
        if (!OPEN.add(root)) {
            throw new StartRefused(occupied(root));
        }
        try {
            DataFolder opened = new DataFolder(root, lock(root));
            opened.requireSpace();
            opened.awaitFormerGuardian();
            return opened;
        } catch (StartRefused e) {
            OPEN.remove(root);
            throw e;
        }
    }

    public Path root() {
        return root;
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path redis() {
        return root.resolve("redis");
    }

    public Path keys() {
        return root.resolve("keys");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /** Tells later comers who is here and where, and the next start whose cleaning up it may have to wait for. */
    public void announce(String address, long guardianPid) throws IOException {
        new Occupant(ProcessHandle.current().pid(), address, guardianPid).write(root);
    }

    @Override
    public void close() {
        try {
            Occupant.forget(root);
            lock.channel().close();
        } catch (IOException e) {
            System.getLogger(DataFolder.class.getName())
                    .log(System.Logger.Level.WARNING, "could not release " + root, e);
        } finally {
            OPEN.remove(root);
        }
    }

    private static void createWritable(Path root) throws StartRefused {
        try {
            Files.createDirectories(root);
            for (String part : new String[] {"postgres", "redis", "keys", "logs"}) {
                Path folder = Files.createDirectories(root.resolve(part));
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            Path probe = root.resolve(".probe");
            Files.write(probe, new byte[4096]);
            Files.delete(probe);
        } catch (IOException e) {
            throw new StartRefused(
                    "cannot write to the data folder " + root + " (" + reason(e) + "); choose another with --data", e);
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException denied -> "permission denied: " + denied.getFile();
            case java.nio.file.FileAlreadyExistsException _ -> "it is a file";
            case java.nio.file.FileSystemException system when system.getReason() != null -> system.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }

    private static FileLock lock(Path root) throws StartRefused {
        try {
            FileChannel channel =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new StartRefused(occupied(root));
            }
            return lock;
        } catch (IOException e) {
            throw new StartRefused("cannot lock the data folder " + root + " (" + reason(e) + ")", e);
        }
    }

    private static String occupied(Path root) {
        Optional<Occupant> occupant = Occupant.read(root);
        return "Monkeytown already runs on " + root
                + occupant.map(o -> ": " + o.address() + " (process " + o.pid() + ")")
                        .orElse("")
                + "; open that, stop it, or choose another folder with --data";
    }

    private void requireSpace() throws StartRefused {
        try {
            long usable = Files.getFileStore(root).getUsableSpace();
            if (usable < NEEDED_BYTES) {
                throw new StartRefused("only " + (usable >> 20) + " MB are free for the data folder " + root + "; "
                        + (NEEDED_BYTES >> 20) + " MB are needed; make room or choose another with --data");
            }
        } catch (IOException e) {
            throw new StartRefused("cannot read the free space of " + root + " (" + reason(e) + ")", e);
        }
    }

    /** After a kill -9 the guardian of that run may still be ending its children: two of them must not share our files. */
    private void awaitFormerGuardian() throws StartRefused {
        Optional<Occupant> former = Occupant.read(root);
        if (former.isPresent() && !former.get().guardianEnds(CLEAN_UP_PATIENCE)) {
            throw new StartRefused(
                    "the processes of an earlier run on " + root + " are still being ended; try again in some seconds");
        }
    }
}
