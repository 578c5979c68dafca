package dev.monkeytown.gameserver.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class ConsoleBufferTest {

    private final LoggerContext context = new LoggerContext();
    private final Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final StuckConsole console = new StuckConsole();

    @Test
    void letsNobodyWaitForAConsoleThatIsStuckAndCountsWhatIsLost() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        console.setContext(context);
        console.setName("CONSOLE");
        console.start();
        root.addAppender(console);
        ConsoleBuffer.install(context);
        ConsoleBuffer.install(context);
        long before = ConsoleBuffer.dropped();
        console.stuck.lock();
        int lines = 3 * ConsoleBuffer.MOST_LINES;

        for (int i = 0; i < lines; i++) {
            root.info("line {}", i);
        }

        long dropped = ConsoleBuffer.dropped() - before;
        // The writer has taken up to as many again as wait.
        assertThat(dropped).isBetween(ConsoleBuffer.MOST_LINES - 10L, 2L * ConsoleBuffer.MOST_LINES);
        console.stuck.unlock();
        context.stop();
        assertThat(console.lines).hasSize((int) (lines - dropped)).startsWith("line 0", "line 1", "line 2");
    }

    private static final class StuckConsole extends AppenderBase<ILoggingEvent> {

        private final Lock stuck = new ReentrantLock();
        private final List<String> lines = new ArrayList<>();

        @Override
        protected void append(ILoggingEvent line) {
            stuck.lock();
            try {
                lines.add(line.getFormattedMessage());
            } finally {
                stuck.unlock();
            }
        }
    }
}
