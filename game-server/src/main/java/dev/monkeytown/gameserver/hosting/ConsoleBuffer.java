package dev.monkeytown.gameserver.hosting;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A buffer between those who log and the console, so that nobody, least of all a loop thread, waits for whoever reads
 * it. Lines that find it full are dropped and counted. What is in it when the process ends is written.
 */
final class ConsoleBuffer extends AsyncAppender {

    /** Lines that may wait: some seconds of a bad day. */
    static final int MOST_LINES = 4_096;

    private static final String NAME = "CONSOLE-BUFFER";

    /** What Spring Boot calls the console. */
    private static final String CONSOLE = "CONSOLE";

    private static final LongAdder DROPPED = new LongAdder();

    private ConsoleBuffer(LoggerContext context, Appender<ILoggingEvent> console) {
        setContext(context);
        setName(NAME);
        setQueueSize(MOST_LINES);
        setDiscardingThreshold(0);
        setNeverBlock(true);
        addAppender(console);
    }

    /** Puts the buffer in, unless it is there or there is no console. */
    static void install(MeterRegistry registry) {
        FunctionCounter.builder("log_lines_dropped", DROPPED, LongAdder::sum)
                .description("Lines for the log that were dropped because nobody read it")
                .register(registry);
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            install(context);
        }
    }

    static void install(LoggerContext context) {
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        Appender<ILoggingEvent> console = root.getAppender(CONSOLE);
        if (console != null) {
            ConsoleBuffer buffer = new ConsoleBuffer(context, console);
            buffer.start();
            root.addAppender(buffer);
            root.detachAppender(console);
        }
    }

    /** Lines dropped since the process began. */
    static long dropped() {
        return DROPPED.sum();
    }

    @Override
    protected void append(ILoggingEvent line) {
        if (getRemainingCapacity() == 0) {
            DROPPED.increment();
        }
        super.append(line);
    }
}
