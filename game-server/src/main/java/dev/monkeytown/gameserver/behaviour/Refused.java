package dev.monkeytown.gameserver.behaviour;

import java.time.Instant;

/**
 * A behaviour's file that was not taken. The last good version stays.
 *
 * @param file path in the repository
 * @param commit the newest one when it was read
 * @param reason for its author
 * @param standing whether the file is still as it was refused
 */
public record Refused(String file, String commit, String reason, Instant at, boolean standing) {

    Refused settled() {
        return new Refused(file, commit, reason, at, false);
    }
}
