package dev.monkeytown.quickstart.process;

import java.nio.file.Path;
import java.time.Duration;

/** Hears what happens to supervised processes. Called on the scheduler's threads; must not block. */
public interface SupervisionListener {
    /** @param how it ended, in words */
    void died(String name, String how, Duration nextTry);

    /** It died so often in a row that something must be wrong; said once, then it is tried quietly. */
    void keepsDying(String name, int deaths, String how, Duration everyPause, Path log);

    void startedAgain(String name, long pid);

    /** It did not end in good order within {@code patience}. */
    void hadToBeKilled(String name, Duration patience);
}
