package dev.monkeytown.stream.connection;

/** What is left of a chat message once nothing in it can disturb how others' screens read. */
final class ChatText {

    private ChatText() {}

    /**
     * Plain text without control characters, line breaks, characters that turn the direction of writing around,
     * invisible formatting and halves of characters; runs of blanks become one. May be empty.
     */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                    plain.append(' ');
                }
            } else if (isVisible(point)) {
                plain.appendCodePoint(point);
            }
        });
        return plain.toString().strip();
    }

    /** A joiner is formatting too, but without it emoji of families and flags fall apart. */
    private static boolean isVisible(int point) {
        final int zeroWidthJoiner = 0x200D;
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            case Character.FORMAT -> point == zeroWidthJoiner;
            default -> true;
        };
    }
}
