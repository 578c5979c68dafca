package dev.monkeytown.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses platform = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.monkeytown.platform");

    @Test
    void hasNoCyclesBetweenPackages() {
        slices().matching("dev.monkeytown.platform.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a package that can be read alone is understood alone")
                .check(platform);
    }

    @Test
    void keepsSpringOutOfTheTokenChecks() {
        noClasses()
                .that()
                .resideInAPackage("..identity..")
                .and()
                .haveSimpleNameNotEndingWith("Configuration")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .because("what decides who somebody is must be testable and reviewable without a container")
                .check(platform);
    }

    @Test
    void usesNoFieldInjection() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Autowired")
                .because("dependencies are final and come in by constructor")
                .check(platform);
    }
}
