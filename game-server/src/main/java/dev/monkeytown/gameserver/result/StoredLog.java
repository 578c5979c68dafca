package dev.monkeytown.gameserver.result;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A game's log as the database keeps it: deflated, a few bytes a frame. */
final class StoredLog {

    /** Inflated bytes of the longest log there can be, and air; a stored one that claims more is damaged. */
    static final int MAX_BYTES = 64 * 1024 * 1024;

    private StoredLog() {}

    static byte[] deflate(byte[] log) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(log.length / 2);
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream stream = new DeflaterOutputStream(out, deflater)) {
            stream.write(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    static byte[] inflate(byte[] stored) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(stored))) {
            return in.readNBytes(MAX_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
