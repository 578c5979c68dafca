package dev.monkeytown.swarm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = "dev.monkeytown.swarm";

    private final JavaClasses swarm = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void hasNoCyclesBetweenPackages() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a package that can be read alone is understood alone")
                .check(swarm);
    }

    @Test
    void comesFromOutside() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.monkeytown.gameserver..",
                        "dev.monkeytown.stream..",
                        "dev.monkeytown.gateway..",
                        "dev.monkeytown.platform..",
                        "dev.monkeytown.model..")
                .because(
                        "it measures what a client sees, so it knows what a client knows: the protocol and the simulation")
                .check(swarm);
    }

    @Test
    void keepsTheWireFreeOfGames() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".wire..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.monkeytown.simulation..", ROOT + ".player..", ROOT + ".measure..")
                .because("whoever needs a WebSocket does not need a game")
                .check(swarm);
    }
}
