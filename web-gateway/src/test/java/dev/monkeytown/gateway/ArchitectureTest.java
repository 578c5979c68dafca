package dev.monkeytown.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String SHELL = ".*(Application|Configuration|Controller|Properties)(\\$.*)?";

    private final JavaClasses gateway = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.monkeytown.gateway");

    @Test
    void keepsSpringsAnnotationsInTheShell() {
        noClasses()
                .that()
                .haveNameNotMatching(SHELL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.stereotype..",
                        "org.springframework.context.annotation..",
                        "org.springframework.beans.factory.annotation..",
                        "org.springframework.web.bind.annotation..")
                .because("everything else is a plain class, built in one place and testable without a container")
                .check(gateway);
    }

    @Test
    void hasNoCyclesBetweenPackages() {
        slices().matching("dev.monkeytown.gateway.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a feature that can be read alone is understood alone")
                .check(gateway);
    }

    @Test
    void keepsPagesApartFromEachOther() {
        for (String page : List.of("home", "play", "agents", "account")) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.monkeytown.gateway." + page)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.monkeytown.gateway." + page)
                    .because("a page is a feature of its own; what pages share is in web, identity and games")
                    .check(gateway);
        }
    }

    @Test
    void usesNoFieldInjection() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Autowired")
                .because("dependencies are final and come in by constructor")
                .check(gateway);
    }
}
