package dev.monkeytown.chaos.arena;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One direction of a connection. One thread reads and notes when each piece is due, another one writes; so a delay holds
 * everything up by the same time and does not add up.
 */
final class Pipe {
    private static final int PIECE_BYTES = 16 << 10;

    /** Beyond that the sender has to wait, as on a line that is full. */
    private static final int MOST_PIECES = 256;

    private record Piece(byte[] bytes, long dueNanos) {}

    private static final Piece END = new Piece(new byte[0], 0);

    private final Socket from;
    private final Socket to;
    private final Sky sky;
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>(MOST_PIECES);

    Pipe(Socket from, Socket to, Sky sky) {
        this.from = from;
        this.to = to;
        this.sky = sky;
    }

    /** Passes on until the sender has said all, which the receiver is told, or until either is gone; then neither is left. */
    void run() {
        Thread reader = Thread.currentThread();
        Thread writer = Thread.ofVirtual().start(() -> write(reader));
        try {
            InputStream in = from.getInputStream();
            byte[] buffer = new byte[PIECE_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                pieces.put(new Piece(Arrays.copyOf(buffer, read), System.nanoTime() + sky.delayNanos()));
            }
            pieces.put(END);
            writer.join();
            to.shutdownOutput();
        } catch (IOException gone) {
            writer.interrupt();
            FaultProxy.abort(to);
        } catch (InterruptedException e) {
            writer.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    /** @param reader may wait for room that there will never be */
    private void write(Thread reader) {
        try {
            OutputStream out = to.getOutputStream();
            for (Piece piece = pieces.take(); !piece.equals(END); piece = pieces.take()) {
                TimeUnit.NANOSECONDS.sleep(piece.dueNanos() - System.nanoTime());
                sky.awaitPassage();
                TimeUnit.NANOSECONDS.sleep(sky.passageNanos(piece.bytes().length));
                out.write(piece.bytes());
            }
        } catch (IOException gone) {
            FaultProxy.abort(from);
            reader.interrupt();
        } catch (InterruptedException atTheEnd) {
            Thread.currentThread().interrupt();
        }
    }
}
