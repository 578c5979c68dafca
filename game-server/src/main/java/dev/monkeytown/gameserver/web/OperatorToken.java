package dev.monkeytown.gameserver.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.platform.service.SettingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The secret that makes an operator. Without one in the environment nobody is an operator. Immutable. */
final class OperatorToken {

    /** The setting. */
    static final String VARIABLE = "MONKEYTOWN_OPERATOR_TOKEN";

    /** Characters it must have at least: 128 random bits in hexadecimal digits. */
    static final int MIN_CHARS = 32;

    private final Optional<byte[]> digest;

    private OperatorToken(Optional<byte[]> digest) {
        this.digest = digest;
    }

    /**
     * @param text the setting's value; null or blank if it is not set
     * @throws SettingException if it is too short to be a secret
     */
    static OperatorToken parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new OperatorToken(Optional.empty());
        }
        if (text.strip().length() < MIN_CHARS) {
            throw new SettingException(VARIABLE, "must have at least " + MIN_CHARS + " characters, all of them random");
        }
        return new OperatorToken(Optional.of(sha256(text.strip())));
    }

    /** Whether this is it; takes the same time wherever it differs. */
    boolean is(String token) {
        return digest.isPresent() && MessageDigest.isEqual(digest.get(), sha256(token));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
