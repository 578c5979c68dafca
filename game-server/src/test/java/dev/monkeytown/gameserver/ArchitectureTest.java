package dev.monkeytown.gameserver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String OURS = "dev.monkeytown.gameserver.";

    private static final Pattern SHELL = Pattern.compile(
            ".*(Application|Configuration|Controller|Properties|Listener|Advice|Filter|Interceptor|Resolver)(\\$.*)?");

    /** How names on Redis begin; see Channels. */
    private static final Pattern REDIS_NAME = Pattern.compile(
            "\"(session|game|games|game-server|player|system|ratelimit|matchmaking|results|behaviours):[^\"]*\"");

    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.monkeytown.gameserver");

    @Test
    void hasNoCyclesBetweenPackages() {
        slices().matching("dev.monkeytown.gameserver.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a package that can be read alone is understood alone")
                .check(SERVER);
    }

    @Test
    void usesSpringOnlyInTheShell() {
        noClasses()
                .that(DescribedPredicate.describe(
                        "are not of the shell",
                        (JavaClass each) -> !SHELL.matcher(each.getName()).matches()))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .because("what a game-server does must be testable without a container")
                .check(SERVER);
    }

    @Test
    void usesNoFieldInjection() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Autowired")
                .because("dependencies are final and come in by constructor")
                .check(SERVER);
    }

    @Test
    void keepsGamesApartFromRedisDatabaseAndWeb() {
        noClasses()
                .that()
                .resideInAnyPackage(OURS + "loop..", OURS + "game..", OURS + "agent..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.lettuce..",
                        "jakarta..",
                        "dev.monkeytown.platform..",
                        OURS + "bus..",
                        OURS + "hosting..",
                        OURS + "web..")
                .because("a loop thread that can reach them will one day wait for them")
                .check(SERVER);
    }

    @Test
    void readsNoClockAndNoRandomSourceInsideAGame() {
        noClasses()
                .that()
                .resideInAnyPackage(OURS + "game..", OURS + "agent..", OURS + "matchmaking..", OURS + "session..")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .because("time and chance come in by constructor, so that tests decide them")
                .check(SERVER);
    }

    @Test
    void takesRedisNamesOnlyFromChannels() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<String> names = sources.filter(path -> path.toString().endsWith(".java"))
                    .flatMap(ArchitectureTest::lines)
                    .filter(line -> REDIS_NAME.matcher(line).find())
                    .toList();
            assertThat(names)
                    .as("names on Redis are documented and built in Channels, nowhere else")
                    .isEmpty();
        }
    }

    private static Stream<String> lines(Path source) {
        try {
            return Files.readAllLines(source).stream().map(line -> source + ": " + line);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
