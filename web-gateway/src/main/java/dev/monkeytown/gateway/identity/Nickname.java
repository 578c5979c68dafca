package dev.monkeytown.gateway.identity;

import dev.monkeytown.model.Limits;
import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The name a player is shown by: 1 to {@link Limits#MAX_NAME_CHARS} characters, letters and digits of any script, single blanks,
 * dots, hyphens and underscores. Nothing in it is invisible, changes the direction of writing or piles up marks, and it
 * neither is, nor looks like, the name of one of our AI characters or of an office.
 */
public record Nickname(String text) {

    /** Raw input longer than this is not even looked at. */
    private static final int MAX_RAW_CHARS = 200;

    /** Three marks on one letter are written in real languages; more are a tower that covers other people's names. */
    private static final int MAX_MARKS = 3;

    private static final String PUNCTUATION = " ._-";
    private static final Pattern BLANKS = Pattern.compile("\\p{Zs}+");

    private static final Set<String> CAST =
            skeletons("Greedy Gus", "Brawler Bo", "Sniper Sue", "Trickster Tam", "Avenger Ava", "King Kofi");

    /** Who has one of these could be believed something. */
    private static final Set<String> OFFICES = skeletons(
            "Admin",
            "Administrator",
            "Moderator",
            "Mod",
            "Operator",
            "System",
            "Server",
            "Support",
            "Staff",
            "Root",
            "Monkeytown",
            "Former player");

    /** What became of a wish for a name. */
    public sealed interface Wish {

        /** A name to use, tidied. */
        record Granted(Nickname nickname) implements Wish {}

        /**
         * @param reason what is wrong, for the player to read
         */
        record Refused(String reason) implements Wish {}
    }

    public static Wish parse(String raw) {
        if (raw.length() > MAX_RAW_CHARS) {
            return tooLong();
        }
        String text = BLANKS.matcher(Normalizer.normalize(raw, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        if (text.isEmpty()) {
            return new Wish.Refused("Choose a name first.");
        }
        Optional<String> stranger = text.codePoints()
                .filter(((IntPredicate) Nickname::isAllowed).negate())
                .mapToObj(Nickname::describe)
                .findFirst();
        if (stranger.isPresent()) {
            return new Wish.Refused(
                    "A name can have letters, digits, blanks and . _ - but not " + stranger.get() + ".");
        }
        if (text.length() > Limits.MAX_NAME_CHARS) {
            return tooLong();
        }
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return new Wish.Refused("A name needs at least one letter or digit.");
        }
        if (pilesUpMarks(text)) {
            return new Wish.Refused("That name has too many marks on one letter.");
        }
        if (Lookalikes.mixesScripts(text)) {
            return new Wish.Refused("A name can have letters of one script only.");
        }
        String skeleton = Lookalikes.skeleton(text);
        if (CAST.contains(skeleton)) {
            return new Wish.Refused("That is, or looks like, the name of one of our AI monkeys. Choose another one.");
        }
        if (OFFICES.contains(skeleton)) {
            return new Wish.Refused("That name could be taken for somebody in charge here. Choose another one.");
        }
        return new Wish.Granted(new Nickname(text));
    }

    private static Wish tooLong() {
        return new Wish.Refused("A name can have at most " + Limits.MAX_NAME_CHARS + " characters.");
    }

    private static boolean isAllowed(int character) {
        return (Character.isLetter(character) || Character.isDigit(character) || isMark(character))
                        && !isInvisible(character)
                || PUNCTUATION.indexOf(character) >= 0;
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Letters and marks that Unicode lets nobody see: fillers, joiners and variation selectors. */
    private static boolean isInvisible(int character) {
        return switch (character) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0 -> true;
            default ->
                (character >= 0x180B && character <= 0x180F)
                        || (character >= 0xFE00 && character <= 0xFE0F)
                        || (character >= 0xE0000 && character <= 0xE0FFF);
        };
    }

    private static boolean pilesUpMarks(String text) {
        int marks = MAX_MARKS;
        for (int character : text.codePoints().toArray()) {
            marks = isMark(character) ? marks + 1 : 0;
            if (marks > MAX_MARKS) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> skeletons(String... names) {
        return Stream.of(names).map(Lookalikes::skeleton).collect(Collectors.toUnmodifiableSet());
    }

    private static String describe(int character) {
        boolean printable =
                Character.getType(character) == Character.OTHER_SYMBOL || (character > ' ' && character < 0x7F);
        return printable ? Character.toString(character) : "the character U+%04X".formatted(character);
    }

    @Override
    public String toString() {
        return text;
    }
}
