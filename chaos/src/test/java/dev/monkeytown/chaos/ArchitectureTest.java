package dev.monkeytown.chaos;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = "dev.monkeytown.chaos";

    private final JavaClasses chaos = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void hasNoCyclesBetweenPackages() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a package that can be read alone is understood alone")
                .check(chaos);
    }

    @Test
    void judgesByWhatClientsSawAlone() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".verdict..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".arena..", ROOT + ".injury..", "dev.monkeytown.swarm..", "java.net..")
                .because("a verdict is a function of what was written down")
                .check(chaos);
    }

    @Test
    void comesFromOutside() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.monkeytown.gameserver..", "dev.monkeytown.stream..", "dev.monkeytown.gateway..")
                .because("it injures processes, and knows them as their operators do")
                .check(chaos);
    }
}
