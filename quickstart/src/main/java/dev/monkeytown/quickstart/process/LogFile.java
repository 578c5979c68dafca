package dev.monkeytown.quickstart.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The output of one child: {@code NAME.log}, with the runs before it as {@code .1} and {@code .2}. Children append to
 * it, so it can be shortened under their hands.
 *
 * @param path of the newest
 */
public record LogFile(Path path) {
    private static final int KEPT = 3;
    private static final long LARGEST_BYTES = 16L << 20;
    private static final int TAIL_BYTES = 16 << 10;

    /** Puts the last run's file aside, so that this run starts with an empty one. */
    public void rotate() throws IOException {
        for (int age = KEPT - 1; age > 0; age--) {
            Path younger = age == 1 ? path : aged(age - 1);
            if (Files.exists(younger)) {
                Files.move(younger, aged(age), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Copies the file aside and empties it when it grew beyond its limit; lines written in between are lost. */
    public void trim() throws IOException {
        if (Files.exists(path) && Files.size(path) > LARGEST_BYTES) {
            Files.copy(path, aged(1), StandardCopyOption.REPLACE_EXISTING);
            FileChannel.open(path, StandardOpenOption.WRITE).truncate(0).close();
        }
    }

    /** The last lines, oldest first; empty when there is nothing to read. */
    public List<String> tail(int lines) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            List<String> all =
                    new String(bytes, StandardCharsets.UTF_8).strip().lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of("(" + path + " cannot be read: " + e.getMessage() + ")");
        }
    }

    private Path aged(int age) {
        return path.resolveSibling(path.getFileName() + "." + age);
    }
}
