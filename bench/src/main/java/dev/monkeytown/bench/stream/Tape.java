package dev.monkeytown.bench.stream;

import dev.monkeytown.bench.CannotMeasure;
import dev.monkeytown.simulation.GameSetup;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * The frames of games that were played beforehand, so that playing them costs nothing while a server is measured. Many
 * games of a load play the same track. Immutable; the arrays are not to be changed.
 *
 * @param ticks of each track
 */
public record Tape(List<Track> tracks, int ticks) {

    /**
     * One game.
     *
     * @param frames encoded, the first has tick 1
     * @param states of the simulation at tick 0 and then once a keyframe is due
     */
    public record Track(GameSetup setup, List<byte[]> frames, List<byte[]> states) {
        public Track {
            frames = List.copyOf(frames);
            states = List.copyOf(states);
        }
    }

    public Tape {
        tracks = List.copyOf(tracks);
    }

    /**
     * Plays so many different games for so many seconds; takes some seconds itself.
     *
     * @param frameBytes to which every frame is filled up; empty leaves them as they are
     */
    public static Tape recorded(int tracks, int seconds, OptionalInt frameBytes) {
        return new TapeRecorder(Load.SEATS, frameBytes).record(tracks, seconds);
    }

    /** The track that a game plays. */
    public Track of(int game) {
        return tracks.get(game % tracks.size());
    }

    /** The mean size of a frame, bytes. */
    public double meanBytes() {
        return tracks.stream()
                .flatMap(track -> track.frames().stream())
                .mapToInt(frame -> frame.length)
                .average()
                .orElse(0);
    }

    /** Writes the frames as {@code floor.c} reads them. */
    void write(Path file) {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            write(out, tracks.size());
            write(out, ticks);
            for (Track track : tracks) {
                for (byte[] frame : track.frames()) {
                    write(out, frame.length);
                    out.write(frame);
                }
            }
        } catch (IOException e) {
            throw new CannotMeasure("the tape cannot be written: " + e.getMessage(), e);
        }
    }

    private static void write(DataOutputStream out, int value) throws IOException {
        out.write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }
}
