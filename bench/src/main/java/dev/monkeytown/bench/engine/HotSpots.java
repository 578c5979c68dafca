package dev.monkeytown.bench.engine;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where the loop threads and the bus's thread spend their processor time, from a flight recording. */
final class HotSpots {

    private static final List<String> THREADS = List.of("loop-", "lettuce-");
    private static final int SHOWN = 25;
    private static final double MICROS = 1e6;

    private final Path recording;

    private HotSpots(Path recording) {
        this.recording = recording;
    }

    /** For a recording still to be made. */
    static HotSpots create() throws IOException {
        Path file = Files.createTempFile("monkeytown-bench", ".jfr");
        file.toFile().deleteOnExit();
        return new HotSpots(file);
    }

    /** Where it is to be written. */
    String file() {
        return recording.toString();
    }

    /** Prints what was sampled, in microseconds of processor time a tick of a game. */
    void tell(PrintWriter out, Point point) throws IOException {
        List<RecordedEvent> samples = RecordingFile.readAllEvents(recording).stream()
                .filter(event -> event.getEventType().getName().equals(Profile.SAMPLE))
                .filter(event -> event.getStackTrace() != null && event.getThread("eventThread") != null)
                .toList();
        long ticks = point.tick().count();
        for (String prefix : THREADS) {
            List<RecordedEvent> own = samples.stream()
                    .filter(event ->
                            event.getThread("eventThread").getJavaName().startsWith(prefix))
                    .toList();
            double cores = prefix.equals(THREADS.getFirst())
                    ? point.cpu().loops()
                    : point.cpu().bus();
            double microsPerTick = cores * point.seconds() * MICROS / ticks;
            out.printf(
                    Locale.ROOT,
                    "%n%s*: %.1f µs of processor time a tick and game, %d samples%n",
                    prefix,
                    microsPerTick,
                    own.size());
            top(out, "in the method itself", self(own), own.size(), microsPerTick);
            top(out, "in it and what it calls", inclusive(own), own.size(), microsPerTick);
        }
        out.flush();
    }

    private static void top(PrintWriter out, String title, Map<String, Integer> counts, int all, double micros) {
        out.printf("  µs a tick %s%n", title);
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(entry -> out.printf(
                        Locale.ROOT,
                        "  %7.2f %5.1f %%  %s%n",
                        micros * entry.getValue() / all,
                        100.0 * entry.getValue() / all,
                        entry.getKey()));
    }

    private static Map<String, Integer> self(List<RecordedEvent> samples) {
        Map<String, Integer> counts = new HashMap<>();
        for (RecordedEvent sample : samples) {
            List<RecordedFrame> frames = sample.getStackTrace().getFrames();
            if (!frames.isEmpty()) {
                counts.merge(name(frames.getFirst()), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static Map<String, Integer> inclusive(List<RecordedEvent> samples) {
        Map<String, Integer> counts = new HashMap<>();
        for (RecordedEvent sample : samples) {
            Set<String> seen = new HashSet<>();
            for (RecordedFrame frame : sample.getStackTrace().getFrames()) {
                if (seen.add(name(frame))) {
                    counts.merge(name(frame), 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    private static String name(RecordedFrame frame) {
        String type = frame.getMethod().getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "."
                + frame.getMethod().getName();
    }
}
