package dev.monkeytown.quickstart.data;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a program that refuses to run as root is run by root: in a user namespace where this user is nobody in
 * particular, yet still owns its files. Ordinary users need none.
 */
enum UserNamespace {
    NOT_NEEDED,
    UNSHARED,
    MISSING;

    static UserNamespace ofThisUser() throws IOException {
        if (!isRoot()) {
            return NOT_NEEDED;
        }
        return LinuxUtils.isUnshareAvailable() ? UNSHARED : MISSING;
    }

    boolean refusesServers() {
        return this == MISSING;
    }

    List<String> inside(List<String> command) {
        return switch (this) {
            case NOT_NEEDED, MISSING -> command;
            case UNSHARED -> {
                List<String> wrapped = new ArrayList<>(List.of("unshare", "-U"));
                wrapped.addAll(command);
                yield wrapped;
            }
        };
    }

    private static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self)
                ? Files.getAttribute(self, "unix:uid").equals(0)
                : System.getProperty("user.name").equals("root");
    }
}
