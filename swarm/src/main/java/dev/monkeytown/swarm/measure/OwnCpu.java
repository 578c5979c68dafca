package dev.monkeytown.swarm.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The processor time of this process between two looks. One thread. */
final class OwnCpu {
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private long cpuNanos = system.getProcessCpuTime();

    /** Nanoseconds since the last look. */
    long lap() {
        long now = system.getProcessCpuTime();
        long lap = now - cpuNanos;
        cpuNanos = now;
        return lap;
    }
}
