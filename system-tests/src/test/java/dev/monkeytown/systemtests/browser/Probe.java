package dev.monkeytown.systemtests.browser;

import java.util.Map;

/**
 * What a play page knows at a moment, from {@code window.__monkeytown.state()}.
 *
 * @param seat -1 before there is one
 * @param x of the own monkey as drawn
 * @param playingSinceMs wall-clock milliseconds at which the own monkey was drawn first; 0 before
 */
record Probe(
        String status,
        String gameId,
        String playerId,
        int seat,
        int tick,
        int bananas,
        boolean finished,
        double x,
        double y,
        double framesPerSecond,
        double drawsPerSecond,
        double leadTicks,
        double playingSinceMs) {

    static final String SCRIPT = """
            () => {
              const state = window.__monkeytown?.state();
              if (!state) return {};
              const since = state.playMs === undefined ? 0 : performance.timeOrigin + state.playMs;
              return { ...state, playingSinceMs: since };
            }
            """;

    static Probe of(Object evaluated) {
        Map<?, ?> state = (Map<?, ?>) evaluated;
        return new Probe(
                text(state.get("status")),
                text(state.get("gameId")),
                text(state.get("playerId")),
                (int) number(state.get("seat"), -1),
                (int) number(state.get("tick"), -1),
                (int) number(state.get("bananas"), 0),
                Boolean.TRUE.equals(state.get("finished")),
                number(state.get("x"), 0),
                number(state.get("y"), 0),
                number(state.get("framesPerSecond"), 0),
                number(state.get("drawsPerSecond"), 0),
                number(state.get("leadTicks"), 0),
                number(state.get("playingSinceMs"), 0));
    }

    boolean isSeated() {
        return status.equals("live") && seat >= 0;
    }

    /** Seated and drawn. */
    boolean isPlaying() {
        return isSeated() && playingSinceMs > 0;
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    private static double number(@org.jspecify.annotations.Nullable Object value, double otherwise) {
        return value instanceof Number number ? number.doubleValue() : otherwise;
    }
}
