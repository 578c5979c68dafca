package dev.monkeytown.gameserver.loop;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the kernel to run a thread soon rather than long. Linux' scheduler (EEVDF, since 6.12) lets any thread choose the
 * slice of time it wants at once; who asks for short ones is let in earlier when it wakes, and gets no more of the
 * processor than others. A loop thread works for a tenth of a millisecond and sleeps: with the usual slice of some
 * milliseconds it would wait that long behind a garbage collection or an I/O thread on the same core.
 *
 * <p>A hint and no more: where the kernel or the machine does not know it, everything works as before.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/sched_setattr.2.html">sched_setattr(2)</a>
 */
public final class ShortSlice {

    /** What is asked for, in nanoseconds; the kernel's least. */
    private static final long SLICE_NANOS = 100_000;

    /** The number of the system call, which has no function in the C library everywhere. */
    private static final Map<String, Long> SCHED_SETATTR = Map.of("amd64", 314L, "aarch64", 274L);

    /** Bytes of {@code struct sched_attr}, first version, and where in it the slice is. */
    private static final int ATTR_BYTES = 48;

    private static final int SLICE_OFFSET = 24;
    private static final int CURRENT_THREAD = 0;
    private static final int NO_FLAGS = 0;

    private static final Logger log = LoggerFactory.getLogger(ShortSlice.class);

    private ShortSlice() {}

    /** For the calling thread, from now on. Returns whether the kernel took the hint. */
    public static boolean ask() {
        boolean taken = Optional.ofNullable(SCHED_SETATTR.get(System.getProperty("os.arch")))
                .filter(_ -> System.getProperty("os.name").equals("Linux"))
                .map(ShortSlice::ask)
                .orElse(false);
        log.debug("Short slices for {}: {}", Thread.currentThread().getName(), taken ? "granted" : "not available");
        return taken;
    }

    private static boolean ask(long number) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(ATTR_BYTES, Long.BYTES);
            attributes.set(ValueLayout.JAVA_INT, 0, ATTR_BYTES);
            attributes.set(ValueLayout.JAVA_LONG, SLICE_OFFSET, SLICE_NANOS);
            return (long) systemCall().invokeExact(number, CURRENT_THREAD, attributes, NO_FLAGS) == 0;
        } catch (Throwable unavailable) {
            log.debug("No way to ask for short slices", unavailable);
            return false;
        }
    }

    @SuppressWarnings("restricted") // the services run with native access
    private static MethodHandle systemCall() {
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor shape = FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT);
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("syscall"), shape, Linker.Option.firstVariadicArg(1));
    }
}
