package dev.monkeytown.protocolsim.store;

import java.nio.charset.StandardCharsets;

/** Numbers as Redis writes and reads them. */
final class Numbers {

    private Numbers() {}

    /** A double as text: whole numbers without a point. */
    static String text(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e17) {
            return Long.toString((long) number);
        }
        return Double.toString(number);
    }

    static double number(byte[] text) {
        String plain = new String(text, StandardCharsets.ISO_8859_1);
        return switch (plain) {
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "+inf", "inf" -> Double.POSITIVE_INFINITY;
            default -> Double.parseDouble(plain);
        };
    }
}
