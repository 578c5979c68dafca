package dev.monkeytown.platform.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLogFormatter;
import org.springframework.core.env.Environment;

/**
 * A log event as one JSON object on one line: {@code timestamp, level, service, instance, gameId, playerId, action,
 * latencyMs, message, logger}, then what else the event carries in key-value pairs or the MDC, then {@code error} with
 * the stack trace. Fields without a value are left out; a pair wins over the MDC. Thread-safe.
 */
public final class JsonLogFormat implements StructuredLogFormatter<ILoggingEvent> {

    private static final List<String> LEADING = List.of("gameId", "playerId", "action", "latencyMs");

    private final JsonWriter<Map<String, Object>> json =
            JsonWriter.<Map<String, Object>>standard().withNewLineAtEnd();
    private final String service;
    private final String instance;

    public JsonLogFormat(Environment environment) {
        this.service = environment.getProperty("monkeytown.service", "service");
        this.instance = environment.getProperty("monkeytown.instance", service);
    }

    @Override
    public String format(ILoggingEvent event) {
        Map<String, Object> carried = carried(event);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("timestamp", event.getInstant().toString());
        line.put("level", event.getLevel().toString().toLowerCase(Locale.ROOT));
        line.put("service", service);
        line.put("instance", instance);
        for (String field : LEADING) {
            Object value = carried.get(field);
            if (value != null) {
                line.put(field, field.equals("latencyMs") ? number(value) : value);
            }
        }
        line.put("message", event.getFormattedMessage());
        line.put("logger", event.getLoggerName());
        carried.forEach(line::putIfAbsent);
        if (event.getThrowableProxy() != null) {
            line.put("error", ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return json.writeToString(line);
    }

    private static Map<String, Object> carried(ILoggingEvent event) {
        Map<String, Object> carried = new LinkedHashMap<>(event.getMDCPropertyMap());
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            pairs.stream().filter(pair -> pair.value != null).forEach(pair -> carried.put(pair.key, plain(pair.value)));
        }
        return carried;
    }

    /** Numbers and booleans stay what they are; any other type, such as an id, is its text. */
    private static Object plain(Object value) {
        return value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    /** The MDC holds only text, but a latency must be a number to be summed. */
    private static Object number(Object value) {
        if (value instanceof Number) {
            return value;
        }
        try {
            return Double.valueOf(value.toString());
        } catch (NumberFormatException e) {
            return value;
        }
    }
}
