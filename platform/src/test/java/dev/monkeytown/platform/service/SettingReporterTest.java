package dev.monkeytown.platform.service;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SettingReporterTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(SettingReporter.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void saysAWrongSettingInOneLineHoweverDeepItIsWrapped() {
        Throwable failure = new IllegalStateException(new RuntimeException(new SettingException("KEY", "is not set")));

        assertThat(new SettingReporter().reportException(failure)).isTrue();

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Cannot start: KEY is not set");
        assertThat(log.list.getFirst().getThrowableProxy()).isNull();
    }

    @Test
    void leavesOtherFailuresToOthers() {
        assertThat(new SettingReporter().reportException(new IllegalStateException("bug")))
                .isFalse();
        assertThat(log.list).isEmpty();
    }
}
