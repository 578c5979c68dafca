package dev.monkeytown.quickstart.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A small text file that only its owner may read, written whole or not at all. */
record OwnerFile(Path path) {
    private static final int PASSWORD_BYTES = 24;

    boolean exists() {
        return Files.exists(path);
    }

    String read() throws IOException {
        return Files.readString(path).strip();
    }

    void write(String text) throws IOException {
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(draft, (text + "\n").getBytes(StandardCharsets.UTF_8));
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The password in the file; a random one is put there first if there is none. Letters, digits, - and _ only. */
    String password() throws IOException {
        if (!exists()) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            write(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        }
        return read();
    }
}
