package dev.monkeytown.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules about the text of all modules' sources that no compiler checks. */
class SourceRulesTest {

    private static final Pattern REDIS_NAME =
            Pattern.compile("\"(session|game|games|player|system|ratelimit|matchmaking|results|sign-in|token):[^ ]*");

    @Test
    void redisNamesAreBuiltInChannelsOnlyBecauseOneRenameMustNotNeedASearch() {
        assertThat(linesMatching(REDIS_NAME, path -> !path.endsWith("Channels.java")))
                .isEmpty();
    }

    private static List<String> linesMatching(Pattern pattern, java.util.function.Predicate<Path> of) {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            List<String> found = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().contains("/src/main/java/"))
                    .filter(path -> path.toString().endsWith(".java"))
                    .filter(of)
                    .toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    if (pattern.matcher(lines.get(i)).find()) {
                        found.add(file + ":" + (i + 1) + ": " + lines.get(i).strip());
                    }
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
