package dev.monkeytown.simulation;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses SIMULATION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.monkeytown.simulation");

    @Test
    void dependsOnNothingButTheLanguage() {
        noClasses()
                .should()
                .dependOnClassesThat(not(resideInAnyPackage(
                        "dev.monkeytown.simulation..",
                        "java.lang..",
                        "java.util",
                        "java.nio.charset",
                        "org.jspecify..")))
                .because("the same code runs in browsers, and what it may use decides what it can do differently there")
                .check(SIMULATION);
    }

    @Test
    void knowsNoClockNoThreadAndNoRandomOfTheMachine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Thread")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "identityHashCode", Object.class)
                .because("a step that looks at the machine gives another state on the next machine")
                .check(SIMULATION);
    }

    @Test
    void usesNoMathButSquareRootsAndExactIntegers() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(name("java.lang.Math")))
                        .and(target(not(name("sqrt").or(name("max")).or(name("min"))))))
                .orShould()
                .callMethodWhere(target(owner(name("java.lang.StrictMath"))).and(alwaysTrue()))
                .because("IEEE 754 rounds + - * / and the square root the same everywhere, and nothing else")
                .check(SIMULATION);
    }

    @Test
    void iteratesOverNoHashOrder() {
        noClasses()
                .should()
                .dependOnClassesThat(JavaClass.Predicates.assignableTo(java.util.HashMap.class)
                        .or(JavaClass.Predicates.assignableTo(java.util.HashSet.class)))
                .because("hash order differs between machines")
                .check(SIMULATION);
    }

    @Test
    void hasNoCyclesBetweenPackages() {
        slices().matching("dev.monkeytown.(**)")
                .should()
                .beFreeOfCycles()
                .because("a package that needs its user cannot be read or changed alone")
                .check(SIMULATION);
    }
}
