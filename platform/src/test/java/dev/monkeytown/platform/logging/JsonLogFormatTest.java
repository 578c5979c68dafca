package dev.monkeytown.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLogFormatTest {

    private final JsonLogFormat format = new JsonLogFormat(new MockEnvironment()
            .withProperty("monkeytown.service", "game-server")
            .withProperty("monkeytown.instance", "game-server-1"));

    @Test
    void writesTheFieldsOfTheDesign() {
        LoggingEvent event = event(Map.of(), "Player moved to position {}", "{x: 100, y: 200}");
        UUID gameId = new UUID(1, 2);
        event.addKeyValuePair(new KeyValuePair("gameId", gameId));
        event.addKeyValuePair(new KeyValuePair("action", "player_move"));
        event.addKeyValuePair(new KeyValuePair("latencyMs", 45));

        String line = format.format(event);

        assertThat(line).endsWith("}\n").hasLineCount(1);
        assertThat(parse(line)).isEqualTo(parse("""
                {"timestamp":"2026-01-18T12:00:00Z","level":"info","service":"game-server","instance":"game-server-1",
                 "gameId":"00000000-0000-0001-0000-000000000002","action":"player_move","latencyMs":45,
                 "message":"Player moved to position {x: 100, y: 200}","logger":"dev.monkeytown.Test"}"""));
    }

    @Test
    void takesFieldsFromTheDiagnosticContextAndLetsPairsWin() {
        LoggingEvent event =
                event(Map.of("playerId", "p1", "gameId", "old", "latencyMs", "12.5", "epoch", "7"), "hello");
        event.addKeyValuePair(new KeyValuePair("gameId", "new"));

        JsonNode line = parse(format.format(event));

        assertThat(line.get("playerId").stringValue()).isEqualTo("p1");
        assertThat(line.get("gameId").stringValue()).isEqualTo("new");
        assertThat(line.get("latencyMs").doubleValue()).isEqualTo(12.5);
        assertThat(line.get("epoch").stringValue()).isEqualTo("7");
    }

    @Test
    void staysOnOneLineWhateverTheMessageHolds() {
        LoggingEvent event = event(Map.of(), "a\nb\r\t\u0000\u2028\"{}");
        event.setThrowableProxy(new ThrowableProxy(new IllegalStateException("why")));

        String line = format.format(event);

        assertThat(line.strip()).doesNotContain("\n", "\r");
        assertThat(parse(line).get("message").stringValue()).startsWith("a\nb\r\t");
        assertThat(parse(line).get("error").stringValue()).contains("IllegalStateException: why");
    }

    @Test
    void neverLetsAPairReplaceALeadingField() {
        LoggingEvent event = event(Map.of(), "true message");
        event.addKeyValuePair(new KeyValuePair("level", "error"));
        event.addKeyValuePair(new KeyValuePair("message", "forged"));

        JsonNode line = parse(format.format(event));

        assertThat(line.get("level").stringValue()).isEqualTo("info");
        assertThat(line.get("message").stringValue()).isEqualTo("true message");
    }

    private static LoggingEvent event(Map<String, String> context, String message, Object... arguments) {
        LoggingEvent event = new LoggingEvent();
        event.setLoggerContext(new LoggerContext());
        event.setLoggerName("dev.monkeytown.Test");
        event.setLevel(Level.INFO);
        event.setInstant(Instant.parse("2026-01-18T12:00:00Z"));
        event.setMessage(message);
        event.setArgumentArray(arguments);
        event.setMDCPropertyMap(context);
        return event;
    }

    private static JsonNode parse(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
