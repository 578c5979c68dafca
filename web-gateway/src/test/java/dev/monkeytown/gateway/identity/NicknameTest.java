package dev.monkeytown.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gateway.identity.Nickname.Wish;
import dev.monkeytown.model.Limits;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NicknameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mia",
                "7",
                "a.b_c-d",
                "Zoë",
                "Ölaf",
                "李小龍",
                "さくら",
                "김민수",
                "Дмитрий",
                "محمد",
                "हिन्दी",
                "ไทย",
                "Ελένη",
                "x٣",
                "Sunny Mango 42",
                "12345678901234567890",
                "Gus",
                "Greedy",
                "King Kofi II"
            })
    void grantsNamesOfAnyScript(String name) {
        assertThat(Nickname.parse(name)).isEqualTo(new Wish.Granted(new Nickname(name)));
    }

    @Test
    void tidiesBlanksAndComposesAccents() {
        assertThat(Nickname.parse("  Mia \u00A0\u3000 Moon ")).isEqualTo(new Wish.Granted(new Nickname("Mia Moon")));
        assertThat(Nickname.parse("Zoe\u0308")).isEqualTo(new Wish.Granted(new Nickname("Zo\u00EB")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0\u3000"})
    void asksForANameWhenThereIsNone(String name) {
        assertRefused(name, "Choose a name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\tb",
                "a\0b",
                "\u202Eevil",
                "a\u200Bb",
                "a\u200Db",
                "a\u2066b",
                "\uFEFFa",
                "a\u00ADb",
                "\u3164",
                "a\uFE0F",
                "a\u034Fb",
                "<b>",
                "a&b",
                "\"",
                "'; --",
                "a@b",
                "a/b",
                "\\",
                "%00",
                "🐵",
                "\uD800",
                "½",
                "Ⅷ"
            })
    void refusesWhatIsNeitherLetterNorDigit(String name) {
        assertRefused(name, "but not");
    }

    @Test
    void namesTheCharacterThatDoesNotFit() {
        assertRefused("a<b", "but not <.");
        assertRefused("a\u202Eb", "the character U+202E");
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789012345678901", "李李李李李李李李李李李李李李李李李李李李李"})
    void refusesTooLongNames(String name) {
        assertRefused(name, "at most 20");
        assertRefused(name.repeat(1_000), "at most 20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", "-", "_ _"})
    void wantsAtLeastOneLetterOrDigit(String name) {
        assertRefused(name, "at least one letter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\u0301\u0301\u0301\u0301", "\u0301x"})
    void refusesTowersOfMarks(String name) {
        assertRefused(name, "marks");
    }

    @ParameterizedTest
    @CsvSource({
        "Greedy Gus",
        "Brawler Bo",
        "Sniper Sue",
        "Trickster Tam",
        "Avenger Ava",
        "King Kofi",
        "greedy gus",
        "GREEDYGUS",
        "G.r.e.e.d.y Gus",
        "King Köfi",
        "Ｋｉｎｇ Kofi",
        "_king-kofi_",
        "K1ng K0fi",
        "King Kofl"
    })
    void keepsTheNamesOfTheCastForTheCast(String name) {
        assertRefused(name, "AI monkeys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Кing Kofi", "Miа", "Zοe", "pаypal", "Дmitri", "さくらДима"})
    void refusesLettersOfSeveralScripts(String name) {
        assertRefused(name, "one script");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mia 李", "J ポップ", "K 김민수", "さくら 桜"})
    void grantsScriptsThatAreWrittenTogether(String name) {
        assertThat(Nickname.parse(name)).isEqualTo(new Wish.Granted(new Nickname(name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Admin",
                "ADMIN",
                "a.d.m.i.n",
                "adm1n",
                "Àdmîn",
                "Moderator",
                "M0d",
                "Operator",
                "Monkey Town",
                "former player",
                "ѕуѕтем",
                "support"
            })
    void keepsOfficesForWhoHasThem(String name) {
        assertRefused(name, "in charge");
    }

    /** Any text at all: refused with a reason, or granted as something that is granted again. */
    @Test
    void answersEveryText() {
        Random random = new Random(20261123);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(24);
            for (int j = 0; j < length; j++) {
                text.appendCodePoint(random.nextInt(
                        switch (random.nextInt(4)) {
                            case 0 -> 0x80;
                            case 1 -> 0x600;
                            case 2 -> 0x10000;
                            default -> Character.MAX_CODE_POINT + 1;
                        }));
            }
            switch (Nickname.parse(text.toString())) {
                case Wish.Refused(String reason) -> assertThat(reason).isNotBlank();
                case Wish.Granted(Nickname name) ->
                    assertThat(Nickname.parse(name.text())).isEqualTo(new Wish.Granted(name));
            }
        }
    }

    @Test
    void generatesOnlyNamesThatItWouldGrant() {
        assertThat(NicknameGenerator.FIRST).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(60);
        assertThat(NicknameGenerator.SECOND).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(60);
        for (String first : NicknameGenerator.FIRST) {
            for (String second : NicknameGenerator.SECOND) {
                String name = first + " " + second + " 42";
                assertThat(name).hasSizeLessThanOrEqualTo(Limits.MAX_NAME_CHARS);
                assertThat(Nickname.parse(name)).isEqualTo(new Wish.Granted(new Nickname(name)));
            }
        }
    }

    private static void assertRefused(String name, String reason) {
        assertThat(Nickname.parse(name))
                .isInstanceOfSatisfying(
                        Wish.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason));
    }
}
