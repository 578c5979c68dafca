package dev.monkeytown.systemtests.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.monkeytown.systemtests.town.Town;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody commits behaviours to a running town's repository and looks at the page of the agents. */
@Order(2)
@ExtendWith(ChromiumExtension.class)
class AgentsPageIT {
    private static final String AVA = """
            {"agent": "ava", "version": %s, "decisionModel": "reactive",
             "personality": {"greed": 0.5, "aggression": 0.55, "caution": 0.45, "vengefulness": %s, "curiosity": 0.3, "teamwork": 0.6}}
            """;

    @Test
    void showsACommittedBehaviourAndNamesABadFile(Town town, Chromium chromium, @TempDir Path folder) throws Exception {
        try (Git git = Git.cloneRepository()
                .setURI(town.plan().behaviours().toUri().toString())
                .setBranch("main")
                .setDirectory(folder.toFile())
                .call()) {
            commit(git, folder, AVA.formatted(2, 0.9), "Let Ava forgive a little");
            Visitor visitor = chromium.visitor(town, Device.DESKTOP_WITHOUT_SCRIPT);
            awaitOn(visitor, "[data-agent=ava] [data-testid=version]", "Version 2");
            assertThat(visitor.page().locator("[data-agent]").count()).isEqualTo(6);
            assertThat(visitor.page().locator("[data-testid=refused]").count()).isZero();

            commit(git, folder, AVA.formatted(3, 1.5), "Let Ava forgive nothing");
            awaitOn(visitor, "[data-testid=refused]", "personality.vengefulness must be 0 to 1, was 1.5");
            awaitOn(visitor, "[data-testid=refused] code", "agents/ava.json");
            awaitOn(visitor, "[data-agent=ava] [data-testid=version]", "Version 2");
            visitor.screenshot("agents");

            Visitor phone = chromium.visitor(town, Device.PHONE);
            phone.opens("/agents");
            phone.sees("agents");
            assertThat(phone.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("nothing is wider than the phone")
                    .isEqualTo(true);
            assertThat(phone.page().evaluate("[...document.images].every(image => image.naturalWidth > 0)"))
                    .isEqualTo(true);
            phone.screenshot("agents-phone");
        }
    }

    private static void awaitOn(Visitor visitor, String selector, String text) {
        await().pollInSameThread().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            visitor.opens("/agents");
            assertThat(visitor.page().locator(selector).allInnerTexts())
                    .anySatisfy(found -> assertThat(found).contains(text));
        });
    }

    private static void commit(Git git, Path folder, String file, String subject) throws IOException, GitAPIException {
        Files.writeString(folder.resolve("agents/ava.json"), file);
        git.add().addFilepattern("agents").call();
        git.commit()
                .setMessage(subject + "\n\nSigned-off-by: Coach <coach@example.org>\n")
                .setAuthor("Coach", "coach@example.org")
                .setCommitter("Coach", "coach@example.org")
                .setSign(false)
                .call();
        git.push().call();
    }
}
