package dev.monkeytown.gameserver.behaviour;

import dev.monkeytown.gameserver.agent.Behavior;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.DecisionModel;
import dev.monkeytown.simulation.agent.Personality;
import dev.monkeytown.simulation.bits.Decoded;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of one behaviour's file, {@code agents/<agent>.json}. All fields are required, no other is allowed.
 *
 * @param agent figure of the character, as the file is called
 * @param version 1 to {@link #MAX_VERSION}; to be raised with every change
 * @param decisionModel name of a {@link DecisionModel}
 * @param personality six weights, each 0 to 1
 */
record BehaviorFile(String agent, int version, String decisionModel, Personality personality) {

    /** Bytes of a file, ten times what one needs. A larger one is refused unread. */
    static final int MAX_BYTES = 4_096;

    /** A version above it is refused, so that nobody uses the numbers up. */
    static final int MAX_VERSION = 1_000_000;

    private static final int MAX_REASON_CHARS = 200;

    /** Reads exactly what a file may hold. */
    static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /** The behaviour in a file of this name, or what is wrong with it, in words for its author. */
    static Decoded<Behavior> parse(String name, byte[] json) {
        try {
            return STRICT.readValue(json, BehaviorFile.class).behavior(name);
        } catch (JacksonException malformed) {
            return new Decoded.Refused<>(clean(reason(malformed)));
        }
    }

    /** The file's text for a behaviour. */
    static byte[] write(Behavior behavior) {
        BehaviorFile file = new BehaviorFile(
                behavior.character().figure(),
                behavior.version(),
                behavior.model().word(),
                behavior.personality());
        return STRICT.writerWithDefaultPrettyPrinter().writeValueAsBytes(file);
    }

    /** Of a text from outside, what may be logged and shown: one line, not too long. */
    static String clean(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= MAX_REASON_CHARS ? line : line.substring(0, MAX_REASON_CHARS) + "…";
    }

    private Decoded<Behavior> behavior(String name) {
        Cast character = Cast.ofFigure(agent).orElse(null);
        DecisionModel model = DecisionModel.named(decisionModel).orElse(null);
        if (character == null) {
            return refused("'agent' must be one of " + names(Cast.values()));
        }
        if (!name.equals(agent + ".json")) {
            return refused("'agent' is " + agent + ", so the file must be called " + agent + ".json");
        }
        if (model == null) {
            return refused("'decisionModel' must be one of "
                    + Arrays.stream(DecisionModel.values())
                            .map(DecisionModel::word)
                            .collect(Collectors.joining(", ")));
        }
        if (version < Behavior.FIRST_VERSION || version > MAX_VERSION) {
            return refused("'version' must be " + Behavior.FIRST_VERSION + " to " + MAX_VERSION);
        }
        return new Decoded.Value<>(new Behavior(character, version, model, personality));
    }

    private static Decoded<Behavior> refused(String reason) {
        return new Decoded.Refused<>(clean(reason));
    }

    private static String names(Cast[] cast) {
        return Arrays.stream(cast).map(Cast::figure).collect(Collectors.joining(", "));
    }

    private static String reason(JacksonException malformed) {
        String field = field(malformed.getPath());
        return switch (malformed) {
            case UnrecognizedPropertyException _ -> "'" + field + "' is no field of a behaviour: leave it out";
            case ValueInstantiationException invalid when root(invalid) != null -> root(invalid) + "";
            default ->
                field.isEmpty()
                        ? "no JSON object of a behaviour: " + plain(malformed)
                        : "'" + field + "': " + plain(malformed);
        };
    }

    /** Without what only helps who reads it in Java. */
    private static String plain(JacksonException malformed) {
        return String.valueOf(malformed.getOriginalMessage()).split(" \\(|;|\n", 2)[0];
    }

    private static @Nullable String root(ValueInstantiationException invalid) {
        return invalid.getCause() == null ? null : invalid.getCause().getMessage();
    }

    private static String field(List<JacksonException.Reference> path) {
        return path.stream()
                .map(JacksonException.Reference::getPropertyName)
                .map(String::valueOf)
                .collect(Collectors.joining("."));
    }
}
