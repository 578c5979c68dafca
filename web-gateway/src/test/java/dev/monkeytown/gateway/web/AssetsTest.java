package dev.monkeytown.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AssetsTest {

    private final Assets assets = Assets.parse("""
            {"_a.js":{"file":"a-1.js","css":["a-2.css"],"imports":["_b.js"]},
             "_b.js":{"file":"b-1.js","css":["b-2.css"],"imports":["_a.js"]},
             "src/home.ts":{"file":"home-1.js","isEntry":true,"imports":["_a.js","_b.js"],"css":["home-2.css"]},
             "src/play.tsx":{"file":"play-1.js","isEntry":true}}""".getBytes(UTF_8));

    @Test
    void findsTheScriptOfAnEntry() {
        assertThat(assets.script("src/home.ts")).isEqualTo("/assets/home-1.js");
    }

    @Test
    void listsTheStylesOfImportsBeforeItsOwnAndEachOnce() {
        assertThat(assets.styles("src/home.ts"))
                .containsExactly("/assets/b-2.css", "/assets/a-2.css", "/assets/home-2.css");
        assertThat(assets.styles("src/play.tsx")).isEmpty();
    }

    @Test
    void namesTheEntriesThereAreWhenAskedForAnother() {
        assertThatThrownBy(() -> assets.script("_a.js")).hasMessageContainingAll("_a.js", "src/home.ts");
    }

    @Test
    void refusesAManifestWithoutEntries() {
        assertThatThrownBy(() -> Assets.parse("{}".getBytes(UTF_8))).isInstanceOf(IllegalStateException.class);
    }
}
