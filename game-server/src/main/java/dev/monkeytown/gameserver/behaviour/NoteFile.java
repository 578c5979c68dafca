package dev.monkeytown.gameserver.behaviour;

import dev.monkeytown.gameserver.behaviour.Note.Means;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.bits.Decoded;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * The JSON of an agent's note, {@code notes/<agent>.json}: its newest one, older ones are in the repository's history. All
 * fields are required, no other is allowed.
 *
 * @param agent figure of who wrote it, as the file is called
 * @param beatenBy another figure of the cast, or {@code human}
 * @param with name of a {@link Means}
 * @param bananas 1 to {@link Note#MOST_BANANAS}
 */
record NoteFile(String agent, String beatenBy, String with, int bananas) {

    private static final String PERSON = "human";

    /** Who wrote what. */
    record Signed(Cast author, Note note) {}

    /** The note in a file of this name, or what is wrong with it. */
    static Decoded<Signed> parse(String name, byte[] json) {
        try {
            return BehaviorFile.STRICT.readValue(json, NoteFile.class).signed(name);
        } catch (JacksonException malformed) {
            return new Decoded.Refused<>(BehaviorFile.clean(String.valueOf(malformed.getOriginalMessage())));
        }
    }

    /** The file's text. */
    static byte[] write(Cast author, Note note) {
        NoteFile file =
                new NoteFile(author.figure(), note.beatenBy(), note.means().word(), note.bananas());
        return BehaviorFile.STRICT.writerWithDefaultPrettyPrinter().writeValueAsBytes(file);
    }

    private Decoded<Signed> signed(String name) {
        Optional<Cast> author = Cast.ofFigure(agent);
        Optional<Means> means = Arrays.stream(Means.values())
                .filter(each -> each.word().equals(with))
                .findFirst();
        if (author.isEmpty() || !name.equals(agent + ".json")) {
            return new Decoded.Refused<>("'agent' must be one of the cast, as the file is called");
        }
        if (beatenBy.equals(agent)
                || !beatenBy.equals(PERSON) && Cast.ofFigure(beatenBy).isEmpty()) {
            return new Decoded.Refused<>("'beatenBy' must be another one of the cast, or " + PERSON);
        }
        if (means.isEmpty()) {
            return new Decoded.Refused<>("'with' must be throws or bumps");
        }
        if (bananas < 1 || bananas > Note.MOST_BANANAS) {
            return new Decoded.Refused<>("'bananas' must be 1 to " + Note.MOST_BANANAS);
        }
        return new Decoded.Value<>(new Signed(author.get(), new Note(beatenBy, means.get(), bananas)));
    }
}
