package dev.monkeytown.gameserver.behaviour;

import dev.monkeytown.gameserver.agent.Behavior;
import dev.monkeytown.gameserver.agent.Repertoire;
import dev.monkeytown.platform.resilience.Dependency;
import dev.monkeytown.platform.resilience.DependencyUnavailableException;
import dev.monkeytown.platform.resilience.Resilience;
import dev.monkeytown.simulation.bits.Decoded;
import jakarta.persistence.PersistenceException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The behaviours that the next game uses. Reading is for one thread and blocks; what was read may be asked for by any.
 *
 * <p>A file goes from the repository through its checks into the database, and only from there into games: so all servers
 * use the same versions, also those that cannot reach the repository.
 */
public final class Behaviors {

    private static final Logger log = LoggerFactory.getLogger(Behaviors.class);

    private final Optional<BehaviorRepository> repository;
    private final Optional<Notebook> notebook;
    private final StoredBehaviors stored;
    private final Resilience resilience;
    private final InstantSource clock;
    private final BehaviorMeters meters;

    /** By path: the contents that were refused as they are now. Reading thread. */
    private final Map<String, String> refusedBlobs = new LinkedHashMap<>();

    private String judged = "";
    private boolean castStored;
    private boolean away;
    private boolean mute;
    private boolean databaseAway;
    private volatile Repertoire current = Repertoire.shipped();
    private volatile int standing;
    private volatile Optional<Refused> lastRefused = Optional.empty();

    Behaviors(
            Optional<BehaviorRepository> repository,
            Optional<Notebook> notebook,
            StoredBehaviors stored,
            Resilience resilience,
            InstantSource clock,
            BehaviorMeters meters) {
        this.repository = repository;
        this.notebook = notebook;
        this.stored = stored;
        this.resilience = resilience;
        this.clock = clock;
        this.meters = meters;
        meters.watch(this::current, () -> standing);
    }

    /** What the next game uses. */
    public Repertoire current() {
        return current;
    }

    /** The file that was refused last since this server started. */
    public Optional<Refused> lastRefused() {
        return lastRefused;
    }

    /** Takes what is new in the repository and in the database; what cannot be had stays as it was. Never throws. */
    void read() {
        trying(() -> {
            if (!castStored) {
                stored.rememberCast();
                castStored = true;
            }
            repository.ifPresent(this::readRepository);
            current = Repertoire.of(stored.newest());
        });
    }

    /** Takes what is in the database, before the first reading. Never throws. */
    void recall() {
        trying(() -> current = Repertoire.of(stored.newest()));
    }

    private void trying(Runnable work) {
        try {
            work.run();
            databaseAway = false;
        } catch (PersistenceException | DependencyUnavailableException e) {
            if (!databaseAway) {
                log.warn("Behaviours stay as they are, the database does not answer: {}", e.getMessage());
            }
            databaseAway = true;
        } catch (RuntimeException e) {
            log.error("Behaviours could not be read", e);
        }
    }

    private void readRepository(BehaviorRepository from) {
        BehaviorRepository.Head head;
        try {
            head = resilience.call(Dependency.BEHAVIOURS, from::fetch);
        } catch (DependencyUnavailableException | UncheckedIOException e) {
            meters.failed();
            if (!away) {
                log.warn("Behaviours stay as they are, {} cannot be read: {}", from.address(), why(e));
            }
            away = true;
            return;
        }
        meters.read();
        away = false;
        if (!head.commit().equals(judged)) {
            Map<String, String> still = new LinkedHashMap<>();
            for (BehaviorRepository.Source source : head.files()) {
                judge(from, head, source).ifPresent(reason -> {
                    still.put(source.path(), source.blob());
                    refuse(head, source, reason);
                });
            }
            settle(still);
            judged = head.commit();
        }
        notebook.ifPresent(book -> write(book, from, head));
    }

    private void write(Notebook book, BehaviorRepository to, BehaviorRepository.Head head) {
        try {
            var unused = resilience.call(Dependency.BEHAVIOURS, () -> book.write(to, head));
        } catch (DependencyUnavailableException | UncheckedIOException e) {
            meters.failed();
            if (!mute) {
                log.warn("Agents' notes cannot be written to {}: {}", to.address(), why(e));
            }
            mute = true;
            return;
        }
        mute = false;
    }

    private static String why(RuntimeException failure) {
        Throwable cause = failure.getCause();
        Throwable told = failure instanceof UncheckedIOException && cause != null ? cause : failure;
        return BehaviorFile.clean(String.valueOf(told.getMessage()));
    }

    /** Stores it if it is new and good; otherwise says what is wrong. */
    private Optional<String> judge(
            BehaviorRepository from, BehaviorRepository.Head head, BehaviorRepository.Source source) {
        if (source.content().isEmpty()) {
            return Optional.of("must be a plain file of at most " + BehaviorFile.MAX_BYTES + " bytes");
        }
        return switch (BehaviorFile.parse(source.name(), source.content().get())) {
            case Decoded.Refused<Behavior>(String reason) -> Optional.of(reason);
            case Decoded.Value<Behavior>(Behavior behavior) -> judge(from, head, source, behavior);
        };
    }

    private Optional<String> judge(
            BehaviorRepository from,
            BehaviorRepository.Head head,
            BehaviorRepository.Source source,
            Behavior behavior) {
        Behavior newest = stored.newest(behavior.character());
        if (behavior.equals(newest)) {
            return Optional.empty();
        }
        if (behavior.version() <= newest.version()) {
            return Optional.of("'version' must be above " + newest.version() + ", which is stored with other contents");
        }
        BehaviorRepository.Origin origin = from.origin(head, source);
        if (!origin.signedOff()) {
            return Optional.of("its last commit has no line Signed-off-by: Name <mail>");
        }
        if (stored.store(behavior, origin.commit(), origin.subject())) {
            meters.stored();
            log.info(
                    "{} behaves by version {} from the next game on: {}",
                    behavior.character().displayName(),
                    behavior.version(),
                    origin.subject());
        }
        return Optional.empty();
    }

    private void refuse(BehaviorRepository.Head head, BehaviorRepository.Source source, String reason) {
        if (!source.blob().equals(refusedBlobs.get(source.path()))) {
            meters.refused();
            String file = BehaviorFile.clean(source.path());
            log.warn("{} is refused and its last good version stays: {}", file, reason);
            lastRefused = Optional.of(new Refused(file, head.commit(), reason, clock.instant(), true));
        }
    }

    private void settle(Map<String, String> still) {
        refusedBlobs.clear();
        refusedBlobs.putAll(still);
        standing = still.size();
        lastRefused = lastRefused.map(last -> still.containsKey(last.file()) ? last : last.settled());
    }
}
