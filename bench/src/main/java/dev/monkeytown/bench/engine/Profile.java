package dev.monkeytown.bench.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/** A flight recording of where threads spend processor time, written when closed; or nothing at all. */
final class Profile implements AutoCloseable {

    /** The JVM samples by processor time where the system allows it, so that sleeping threads do not count. */
    static final String SAMPLE = "jdk.CPUTimeSample";

    private static final String RATE = "1000/s";

    private final @Nullable Recording recording;

    private Profile(@Nullable Recording recording) {
        this.recording = recording;
    }

    static Profile into(Optional<Path> file) throws IOException {
        if (file.isEmpty()) {
            return new Profile(null);
        }
        Recording recording = new Recording();
        recording.enable(SAMPLE).with("throttle", RATE).withStackTrace();
        recording.setDestination(file.get());
        recording.start();
        return new Profile(recording);
    }

    @Override
    public void close() {
        if (recording != null) {
            recording.stop();
            recording.close();
        }
    }
}
