package dev.monkeytown.devidentity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String SHELL = ".*(Application|Configuration|Controller)(\\$.*)?";

    private final JavaClasses identity = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.monkeytown.devidentity");

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
                .check(identity);
    }

    @Test
    void isNoLibrary() {
        classes()
                .that()
                .haveSimpleNameNotEndingWith("Application")
                .should()
                .notBePublic()
                .because("what believes any name must not find its way into another service")
                .check(identity);
    }

    @Test
    void knowsNothingOfTheOtherServices() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.monkeytown.model..",
                        "dev.monkeytown.platform.redis..",
                        "dev.monkeytown.platform.identity..")
                .because("it stands where GitHub or Google stand, and knows as much of us as they do")
                .check(identity);
    }
}
