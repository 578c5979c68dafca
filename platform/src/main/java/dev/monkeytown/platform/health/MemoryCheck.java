package dev.monkeytown.platform.health;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Objects;

/**
 * The heap that was still in use after the last collection, against the maximum. What a collection could not free is
 * what matters: plain usage is high just before every collection of a healthy process.
 */
final class MemoryCheck implements ReadinessCheck {

    /** Above this the collector runs all the time and ticks come late; new work should go elsewhere. */
    static final int LIMIT_PERCENT = 90;

    private static final long BYTES_PER_MIB = 1024 * 1024;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Answer check() {
        long usedBytes = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
        return judge(usedBytes, Runtime.getRuntime().maxMemory());
    }

    static Answer judge(long usedBytes, long maxBytes) {
        boolean healthy = usedBytes * 100 <= maxBytes * LIMIT_PERCENT;
        return new Answer(healthy, usedBytes / BYTES_PER_MIB + " of " + maxBytes / BYTES_PER_MIB + " MiB heap in use");
    }
}
