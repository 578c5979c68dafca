package dev.monkeytown.systemtests.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class IndependenceTest {
    @Test
    void knowsNothingButTheProtocol() {
        var stranger = new ClassFileImporter().importPackages(IndependenceTest.class.getPackageName());

        classes()
                .that()
                .haveSimpleNameNotEndingWith("Test")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        IndependenceTest.class.getPackageName(),
                        "java..",
                        "org.assertj..",
                        "org.awaitility..",
                        "org.jspecify..",
                        "org.junit..",
                        "tools.jackson..")
                .because("a client by somebody else has only the protocol's page, the JDK and a JSON parser")
                .check(stranger);
    }
}
