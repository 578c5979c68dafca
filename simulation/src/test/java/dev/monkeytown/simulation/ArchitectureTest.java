package dev.monkeytown.simulation;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveRawParameterTypes;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveRawReturnType;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.monkeytown.simulation.agent.Crew;
import dev.monkeytown.simulation.brawl.Imagination;
import java.util.Arrays;
import java.util.List;
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
    void letsNoBrainReachAGame() {
        noClasses()
                .that(resideInAPackage("dev.monkeytown.simulation.brawl.mind")
                        .or(resideInAPackage("dev.monkeytown.simulation.agent").and(not(type(Crew.class)))))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.monkeytown.simulation..")
                        .and(not(resideInAnyPackage(
                                "dev.monkeytown.simulation.agent", "dev.monkeytown.simulation.brawl.mind")))
                        .and(not(belongToAnyOf(
                                Observation.class,
                                Imagination.class,
                                Command.class,
                                Directions.class,
                                GameRules.class,
                                Prng.class,
                                ViewSink.class)))
                        .or(type(Crew.class)))
                .because("what a brain knows must have come through its eyes")
                .check(SIMULATION);
    }

    @Test
    void makesAnImaginationOfNothingButAnObservation() {
        codeUnits()
                .that()
                .areDeclaredIn(Imagination.class)
                .and()
                .areNotPrivate()
                .should(haveRawParameterTypes(onlyContain(Observation.class, double.class, int.class)))
                .andShould(never(haveRawReturnType(JavaClass.Predicates.assignableTo(Simulation.class))))
                .because("an imagined game that began as a copy of the real one would know what is hidden")
                .check(SIMULATION);
    }

    private static DescribedPredicate<List<JavaClass>> onlyContain(Class<?>... types) {
        return DescribedPredicate.describe(
                "only " + Arrays.toString(types),
                parameters -> parameters.stream()
                        .allMatch(parameter -> Arrays.stream(types).anyMatch(parameter::isEquivalentTo)));
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
