package dev.monkeytown.stream.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.util.ResourceLeakDetector;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test class that lost a Netty buffer. */
public final class Leaks implements BeforeAllCallback, AfterAllCallback {

    private static final int ROUNDS = 5;
    private static final long COLLECT_MS = 50;

    private final List<String> lost = new CopyOnWriteArrayList<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
        ByteBufUtil.setLeakListener((type, records) -> lost.add(type + records));
    }

    /** A loss is noticed when the buffer has been collected and another one is made. */
    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        for (int i = 0; i < ROUNDS; i++) {
            System.gc();
            Thread.sleep(COLLECT_MS);
            ByteBufAllocator.DEFAULT.directBuffer(64).release();
        }
        ByteBufUtil.setLeakListener(null);
        assertThat(lost).isEmpty();
    }
}
