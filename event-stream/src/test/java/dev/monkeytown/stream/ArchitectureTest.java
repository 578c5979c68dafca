package dev.monkeytown.stream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "dev.monkeytown.stream";
    private static final String SHELL =
            ".*(Application|Configuration|Config|Environment|Filter|Handler|Strategy|Lifecycle)(\\$.*)?";

    private final JavaClasses stream = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void hasNoCyclesBetweenPackages() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a package that can be read alone is understood alone")
                .check(stream);
    }

    @Test
    void keepsSpringInTheShell() {
        noClasses()
                .that()
                .haveNameNotMatching(SHELL)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .because("what a room or a connection decides must be testable without a container")
                .check(stream);
    }

    @Test
    void keepsRedisOutOfRoomsAndTheRules() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".room..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.lettuce..")
                .because("a room must run under a clock, a network and a store of a test's own")
                .check(stream);
    }

    @Test
    void waitsForNothingOnAnEventLoop() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Lifecycle")
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", Duration.class)
                .orShould()
                .callMethod("java.util.concurrent.CompletableFuture", "join")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("io.lettuce.core.api.sync..")
                .because("one thread serves thousands of sockets")
                .check(stream);
    }

    @Test
    void usesNoFieldInjection() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Autowired")
                .because("dependencies are final and come in by constructor")
                .check(stream);
    }

    @Test
    void synchronizesNothingThatAnEventLoopUses() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .haveSimpleNameNotEndingWith("Heartbeat")
                .should()
                .haveModifier(JavaModifier.SYNCHRONIZED)
                .because("every piece of state has one writer")
                .check(stream);
    }

    /** Strings are not in class files' dependencies, so the sources are read. */
    @Test
    void takesEveryRedisNameFromChannels() throws IOException {
        Pattern name = Pattern.compile("\"(session|game|games|player|system|ratelimit|matchmaking|results):");
        try (var files = Files.walk(Path.of("src/main/java"))) {
            List<Path> guilty = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> name.matcher(read(file)).find())
                    .toList();
            assertThat(guilty).isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
