package dev.monkeytown.gameserver.behaviour;

import dev.monkeytown.gameserver.agent.Behavior;
import dev.monkeytown.gameserver.behaviour.BehaviorRepository.Head;
import dev.monkeytown.gameserver.behaviour.BehaviorRepository.Source;
import dev.monkeytown.gameserver.behaviour.NoteFile.Signed;
import dev.monkeytown.gameserver.game.FinishedGame;
import dev.monkeytown.model.Limits;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.bits.Decoded;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.FooterKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What agents write down after games and learn from each other's notes, as commits of their own. Games may be offered by any
 * thread; the rest is the reading thread's, and blocks.
 *
 * <p>All servers do this upon one repository, and none leads: what is to be written follows from the newest commit, and a
 * push that comes second is refused, so of servers that write the same at once one does. How often is limited by what the
 * history shows, so it does not grow with the number of servers.
 */
final class Notebook {

    /** Where notes are. */
    static final String FOLDER = "notes";

    private static final Logger log = LoggerFactory.getLogger(Notebook.class);
    private static final FooterKey HEEDS = new FooterKey("Heeds");

    /** The game to write about, if there is one. */
    private final Queue<FinishedGame> pending = new ArrayBlockingQueue<>(1);

    /** Contents of notes that nothing more can be learnt from; forgotten when they are more than files. */
    private final Set<String> settled = new HashSet<>();

    private final InstantSource clock;
    private final BehaviorMeters meters;

    Notebook(InstantSource clock, BehaviorMeters meters) {
        this.clock = clock;
        this.meters = meters;
    }

    /** A game to write about. Of those that end between two readings, only the last is written about. Never blocks. */
    void remember(FinishedGame game) {
        while (!pending.offer(game)) {
            var _ = pending.poll();
        }
    }

    /** Writes at most one commit upon the head that was just read; returns whether it did, so that there is a newer head. */
    boolean write(BehaviorRepository repository, Head head) {
        Optional<FinishedGame> game = Optional.ofNullable(pending.poll());
        if (game.isPresent() && writeNote(repository, head, game.get())) {
            return true;
        }
        for (Source source : head.notes()) {
            if (!settled.contains(source.blob()) && heed(repository, head, source)) {
                return true;
            }
        }
        return false;
    }

    private boolean writeNote(BehaviorRepository repository, Head head, FinishedGame game) {
        Optional<Defeat> worst = Defeat.worst(game);
        if (worst.isEmpty()) {
            return false;
        }
        Cast loser = worst.get().loser();
        Note note = worst.get().note();
        if (said(head, loser, note) || !mayWrite(repository, head, loser)) {
            return false;
        }
        boolean pushed = repository
                .commits()
                .push(
                        head.commit(),
                        FOLDER + "/" + loser.figure() + ".json",
                        NoteFile.write(loser, note),
                        signature(loser),
                        "Note who beat " + loser.displayName() + "\n\n" + note.beatenBy() + " took " + note.bananas()
                                + " bananas, most of them with " + note.means().word() + ".\n\nGame: " + game.id()
                                + "\n");
        if (pushed) {
            meters.noted();
        } else {
            var _ = pending.offer(game);
        }
        return pushed;
    }

    private static boolean said(Head head, Cast author, Note note) {
        return head.notes().stream()
                .anyMatch(source -> source.name().equals(author.figure() + ".json")
                        && source.content()
                                .filter(json -> Arrays.equals(json, NoteFile.write(author, note)))
                                .isPresent());
    }

    private boolean mayWrite(BehaviorRepository repository, Head head, Cast author) {
        Instant now = clock.instant();
        Commits commits = repository.commits();
        String own = FOLDER + "/" + author.figure() + ".json";
        return commits.count(head.commit(), own, Commits.after(now.minus(Limits.NOTE_EVERY))) == 0
                && commits.count(head.commit(), FOLDER, Commits.after(now.minus(Duration.ofHours(1))))
                        < Limits.MAX_NOTES_PER_HOUR;
    }

    private boolean heed(BehaviorRepository repository, Head head, Source source) {
        if (settled.size() > BehaviorRepository.MAX_FILES) {
            settled.clear();
        }
        Optional<Signed> signed =
                signed(source).filter(_ -> repository.origin(head, source).signedOff());
        Optional<Behavior> learnt = signed.flatMap(note -> current(head, Lesson.reader(note))
                .filter(_ -> !heeded(repository, head, source, Lesson.reader(note)))
                .flatMap(now -> Lesson.learn(now, note.note())));
        if (learnt.isEmpty()) {
            settled.add(source.blob());
            return false;
        }
        return learn(repository, head, source, signed.get(), learnt.get());
    }

    private static Optional<Signed> signed(Source source) {
        if (source.content().isEmpty()) {
            return Optional.empty();
        }
        return switch (NoteFile.parse(source.name(), source.content().get())) {
            case Decoded.Value<Signed>(Signed good) -> Optional.of(good);
            case Decoded.Refused<Signed>(String reason) -> {
                log.warn("{} is no note: {}", BehaviorFile.clean(source.path()), reason);
                yield Optional.empty();
            }
        };
    }

    private boolean learn(BehaviorRepository repository, Head head, Source source, Signed note, Behavior learnt) {
        Cast reader = learnt.character();
        boolean pushed = repository
                .commits()
                .push(
                        head.commit(),
                        file(reader),
                        BehaviorFile.write(learnt),
                        signature(reader),
                        "Heed " + note.author().displayName() + "'s note on "
                                + note.note().means().word() + "\n\n" + HEEDS.getName() + ": " + source.blob() + "\n");
        if (pushed) {
            meters.heeded();
        }
        return pushed;
    }

    private static boolean heeded(BehaviorRepository repository, Head head, Source source, Cast reader) {
        return repository
                        .commits()
                        .count(
                                head.commit(),
                                file(reader),
                                commit -> commit.getFooterLines(HEEDS).contains(source.blob()))
                > 0;
    }

    /** As its file says; empty if that is refused. */
    private static Optional<Behavior> current(Head head, Cast character) {
        return head.files().stream()
                .filter(source -> source.path().equals(file(character)))
                .flatMap(source -> source.content().stream()
                        .map(json -> BehaviorFile.parse(source.name(), json))
                        .flatMap(parsed -> parsed instanceof Decoded.Value<Behavior>(Behavior behavior)
                                ? Optional.of(behavior).stream()
                                : Optional.<Behavior>empty().stream()))
                .findFirst();
    }

    private static String file(Cast character) {
        return BehaviorRepository.FOLDER + "/" + character.figure() + ".json";
    }

    private PersonIdent signature(Cast author) {
        return new PersonIdent(
                author.displayName(), author.figure() + "@monkeytown.invalid", clock.instant(), ZoneOffset.UTC);
    }
}
