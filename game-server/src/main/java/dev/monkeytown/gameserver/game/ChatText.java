package dev.monkeytown.gameserver.game;

import dev.monkeytown.model.Limits;

/** What may be shown of something a player typed. */
final class ChatText {

    private ChatText() {}

    /**
     * One line without control and formatting characters (which could turn a neighbour's text around), at most
     * {@link Limits#MAX_CHAT_CHARS} long; empty if nothing is left.
     */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().filter(ChatText::visible).forEach(c -> {
            if (clean.length() + Character.charCount(c) <= Limits.MAX_CHAT_CHARS) {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString().strip();
    }

    private static boolean visible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
