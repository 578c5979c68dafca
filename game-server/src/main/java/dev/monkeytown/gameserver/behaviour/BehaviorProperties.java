package dev.monkeytown.gameserver.behaviour;

import dev.monkeytown.platform.service.SettingException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;

/**
 * Where behaviours come from, from the environment.
 *
 * @param repository MONKEYTOWN_BEHAVIOURS: path or URL of a git repository; a path where nothing is yet is made; blank, the
 *     default, means that the stored versions go on
 * @param poll MONKEYTOWN_BEHAVIOURS_POLL: pause between two looks, 1s to 1h, default 10s
 * @param notes MONKEYTOWN_AGENT_NOTES: whether agents commit notes to it and learn from each other's, true or false, default
 *     false
 */
@ConfigurationProperties("monkeytown.behaviours")
record BehaviorProperties(
        @DefaultValue("") String repository,
        @DefaultValue("10s") String poll,
        @DefaultValue("false") String notes) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration USUAL = Duration.ofSeconds(10);

    Optional<BehaviorRepository> open() {
        if (repository.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(BehaviorRepository.at(repository.strip()));
        } catch (URISyntaxException e) {
            throw new SettingException("MONKEYTOWN_BEHAVIOURS", "must be the path or URL of a git repository");
        }
    }

    boolean mayWrite() {
        return switch (notes.strip()) {
            case "", "false" -> false;
            case "true" -> true;
            default -> throw new SettingException("MONKEYTOWN_AGENT_NOTES", "must be true or false");
        };
    }

    Duration period() {
        if (poll.isBlank()) {
            return USUAL;
        }
        try {
            Duration period = DurationStyle.detectAndParse(poll.strip());
            if (period.compareTo(SHORTEST) >= 0 && period.compareTo(LONGEST) <= 0) {
                return period;
            }
        } catch (IllegalArgumentException e) {
            throw wrongPeriod();
        }
        throw wrongPeriod();
    }

    private static SettingException wrongPeriod() {
        return new SettingException("MONKEYTOWN_BEHAVIOURS_POLL", "must be a time from 1s to 1h");
    }
}
