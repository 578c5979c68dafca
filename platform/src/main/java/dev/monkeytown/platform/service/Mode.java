package dev.monkeytown.platform.service;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a service serves people or its own developers, for whom some things are easier and none of it safe. */
public enum Mode {
    /** What nobody has chosen otherwise. */
    PRODUCTION,
    /** Anybody may sign in as anybody, and issuers need no TLS. */
    DEVELOPMENT;

    /** The setting. */
    public static final String VARIABLE = "MONKEYTOWN_MODE";

    /**
     * @param text the setting's value; null or blank if it is not set
     * @throws SettingException if it is neither mode
     */
    public static Mode parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return PRODUCTION;
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "production" -> PRODUCTION;
            case "development" -> DEVELOPMENT;
            default -> throw new SettingException(VARIABLE, "must be production or development");
        };
    }
}
