package dev.monkeytown.gameserver.behaviour;

import dev.monkeytown.gameserver.agent.Behavior;
import dev.monkeytown.gameserver.behaviour.NoteFile.Signed;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.Personality;
import java.util.Optional;

/**
 * What one agent learns from another's note. Pure: the same note teaches the same agent the same thing, whichever server
 * reads it.
 *
 * <p>Each note is for one reader, the next in the cast's order who is neither its author nor the one it is about: a note
 * to all would make everybody alike. Who reads that bananas are lost to throws gets more curious, and so roams more; who
 * reads that they are lost to bumps gets more cautious. A weight moves by {@link #STEP} and never further than {@link #MOST}
 * from the shipped one: a character stays itself.
 */
final class Lesson {

    /** What one note changes a weight by. */
    static final double STEP = 0.05;

    /** How far notes may take a weight from the shipped one. */
    static final double MOST = 0.15;

    private Lesson() {}

    /** Whom a note is for. */
    static Cast reader(Signed note) {
        Cast[] cast = Cast.values();
        Cast reader = cast[(note.author().ordinal() + 1) % cast.length];
        return reader.figure().equals(note.note().beatenBy()) ? cast[(reader.ordinal() + 1) % cast.length] : reader;
    }

    /** The reader's next version; empty if the note changes nothing, because the weight has gone as far as it may. */
    static Optional<Behavior> learn(Behavior now, Note note) {
        Personality shipped = now.character().personality();
        Personality is = now.personality();
        Personality learnt = switch (note.means()) {
            case THROWS ->
                new Personality(
                        is.greed(),
                        is.aggression(),
                        is.caution(),
                        is.vengefulness(),
                        raised(is.curiosity(), shipped.curiosity()),
                        is.teamwork());
            case BUMPS ->
                new Personality(
                        is.greed(),
                        is.aggression(),
                        raised(is.caution(), shipped.caution()),
                        is.vengefulness(),
                        is.curiosity(),
                        is.teamwork());
        };
        return learnt.equals(is) || now.version() == BehaviorFile.MAX_VERSION
                ? Optional.empty()
                : Optional.of(new Behavior(now.character(), now.version() + 1, now.model(), learnt));
    }

    /** In hundredths, so that files are read easily; a weight that somebody set beyond the bound stays. */
    private static double raised(double weight, double shipped) {
        double most = Math.min(1, shipped + MOST);
        return Math.max(weight, Math.round(Math.min(weight + STEP, most) * 100) / 100.0);
    }
}
