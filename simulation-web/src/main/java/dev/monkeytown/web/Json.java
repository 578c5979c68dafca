package dev.monkeytown.web;

/** Writes the two small JSON lists that the page asks for into a reused builder. */
final class Json {

    private final StringBuilder out;

    Json(StringBuilder out) {
        this.out = out;
    }

    void begin() {
        out.setLength(0);
        out.append('[');
    }

    void end() {
        out.append(']');
    }

    void seat(int seat, String playerId, String name, boolean agent, String character) {
        open();
        out.append("\"seat\":").append(seat).append(",\"agent\":").append(agent).append(',');
        text("playerId", playerId).append(',');
        text("name", name).append(',');
        text("character", character).append('}');
    }

    void chat(int tick, int seat, String said) {
        open();
        out.append("\"kind\":\"chat\",\"tick\":")
                .append(tick)
                .append(",\"seat\":")
                .append(seat)
                .append(',');
        text("text", said).append('}');
    }

    void served(int tick, String instance) {
        open();
        out.append("\"kind\":\"served\",\"tick\":").append(tick).append(',');
        text("instance", instance).append('}');
    }

    void standing(int place, int seat, int bananas) {
        open();
        out.append("\"place\":").append(place).append(",\"seat\":").append(seat);
        out.append(",\"bananas\":").append(bananas).append('}');
    }

    private void open() {
        if (out.length() > 1) {
            out.append(',');
        }
        out.append('{');
    }

    private StringBuilder text(String key, String value) {
        out.append('"').append(key).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(' ');
            } else {
                out.append(c);
            }
        }
        return out.append('"');
    }
}
