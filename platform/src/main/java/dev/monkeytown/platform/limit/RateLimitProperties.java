package dev.monkeytown.platform.limit;

import dev.monkeytown.platform.service.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a player may ask of all instances together in a window. The window begins with the first request; with 0 there is
 * no such limit.
 *
 * @param window how long a count lasts; 60 s, from 1 s to an hour
 * @param requests requests of any kind; 100
 * @param play wishes for a seat; 30
 * @param report reports to operators; 5
 * @param signIn beginnings of a sign-in; 10
 */
@ConfigurationProperties("monkeytown.limits")
public record RateLimitProperties(
        @DefaultValue("60s") Duration window,
        @DefaultValue("100") int requests,
        @DefaultValue("30") int play,
        @DefaultValue("5") int report,
        @DefaultValue("10") int signIn) {

    private static final Duration LEAST_WINDOW = Duration.ofSeconds(1);
    private static final Duration MOST_WINDOW = Duration.ofHours(1);

    public RateLimitProperties {
        if (window.compareTo(LEAST_WINDOW) < 0 || window.compareTo(MOST_WINDOW) > 0) {
            throw new SettingException("MONKEYTOWN_LIMITS_WINDOW", "must be from 1s to 1h");
        }
        if (requests < 0 || play < 0 || report < 0 || signIn < 0) {
            throw new SettingException("MONKEYTOWN_LIMITS_REQUESTS, _PLAY, _REPORT and _SIGN_IN", "must be at least 0");
        }
    }

    int most(LimitedAction action) {
        return switch (action) {
            case REQUESTS -> requests;
            case PLAY -> play;
            case REPORT -> report;
            case SIGN_IN -> signIn;
        };
    }
}
