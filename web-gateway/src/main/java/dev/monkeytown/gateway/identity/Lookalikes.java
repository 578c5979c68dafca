package dev.monkeytown.gateway.identity;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names that look like others. After Unicode's report 39: a name is of one script, or of those that are written together
 * in East Asia (its level <em>highly restrictive</em>), and two names are alike if their skeletons are. The whole table of
 * that report has ten thousand lines; this one has those with which a name of letters can be taken for an English word.
 */
final class Lookalikes {

    private static final List<Set<UnicodeScript>> WRITTEN_TOGETHER = List.of(
            EnumSet.of(
                    UnicodeScript.LATIN,
                    UnicodeScript.HAN,
                    UnicodeScript.HIRAGANA,
                    UnicodeScript.KATAKANA,
                    UnicodeScript.BOPOMOFO),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

    /** Each looks like the letter below it: digits, Cyrillic, Greek. An l and an i look like each other. */
    private static final String STRANGE = "013457l" + "аеорсухкмтнвіјѕԁԛԝһ" + "αορνκιτυχηβ";

    private static final String PLAIN = "oieasti" + "aeopcyxkmthbijsdqwh" + "aopvkituxnb";

    private Lookalikes() {}

    static boolean mixesScripts(String name) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        name.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .forEach(scripts::add);
        scripts.removeAll(EnumSet.of(UnicodeScript.COMMON, UnicodeScript.INHERITED, UnicodeScript.UNKNOWN));
        return scripts.size() > 1 && WRITTEN_TOGETHER.stream().noneMatch(together -> together.containsAll(scripts));
    }

    /** What is left of a name when case, accents, blanks, punctuation and likeness do not count. */
    static String skeleton(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder skeleton = new StringBuilder(plain.length());
        plain.codePoints().filter(Character::isLetterOrDigit).forEach(each -> {
            int strange = STRANGE.indexOf(each);
            skeleton.appendCodePoint(strange < 0 ? each : PLAIN.charAt(strange));
        });
        return skeleton.toString();
    }
}
