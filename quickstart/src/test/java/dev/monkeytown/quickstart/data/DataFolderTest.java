package dev.monkeytown.quickstart.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monkeytown.quickstart.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path parent;

    @Test
    void isForOneAtATime() throws Exception {
        Path root = parent.resolve("data");
        try (DataFolder folder = DataFolder.open(root)) {
            folder.announce("http://127.0.0.1:4000", 1);

            assertThatThrownBy(() -> DataFolder.open(root))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("http://127.0.0.1:4000")
                    .hasMessageNotContaining("\n");
        }
        DataFolder.open(root).close();
        assertThat(root.resolve("running")).doesNotExist();
    }

    @Test
    void refusesAFileInTheFoldersPlace() throws Exception {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("cannot write to the data folder")
                .hasMessageContaining("--data");
    }

    @Test
    void refusesAPathThatAShellWouldRead() {
        assertThatThrownBy(() -> DataFolder.open(parent.resolve("$(touch hacked)")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("must not contain");
    }

    @Test
    void makesOneKeyPairAndKeepsIt() throws Exception {
        try (DataFolder folder = DataFolder.open(parent.resolve("data"))) {
            SigningKeys first = SigningKeys.in(folder.keys());

            assertThat(SigningKeys.in(folder.keys())).isEqualTo(first);
            assertThat(first.privateKey()).contains("\"d\":", "\"kid\":").doesNotContain("\n");
            assertThat(first.publicKeys()).contains("\"keys\":", "\"kid\":").doesNotContain("\"d\":");
        }
    }

    @Test
    void saysThatAKeyIsDamaged() throws Exception {
        try (DataFolder folder = DataFolder.open(parent.resolve("data"))) {
            Files.writeString(folder.keys().resolve("signing.jwk"), "{");

            assertThatThrownBy(() -> SigningKeys.in(folder.keys()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("signing.jwk is damaged");
        }
    }
}
