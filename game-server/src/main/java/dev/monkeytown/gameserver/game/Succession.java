package dev.monkeytown.gameserver.game;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whether a game is being handed over, and to whom. Any thread appoints and revokes an heir; the rest is the loop thread's.
 *
 * <p>The heir sends a mark through the game's own inputs once it hears them. What comes before the mark is done here, what
 * comes after it there, so nothing that anybody sent is lost or done twice.
 */
final class Succession {

    private record Heir(String instance, UUID handover) {}

    private final AtomicReference<@Nullable Heir> appointed = new AtomicReference<>();
    private Optional<Heir> agreed = Optional.empty();
    private boolean named;

    void appoint(String instance, UUID handover) {
        appointed.set(new Heir(instance, handover));
    }

    /** Returns false if it is too late, or somebody else was appointed. */
    boolean revoke(UUID handover) {
        Heir heir = appointed.get();
        return heir != null && heir.handover().equals(handover) && appointed.compareAndSet(heir, null);
    }

    /** Takes a mark; one that nobody waits for changes nothing. */
    void mark(UUID handover) {
        Heir heir = appointed.get();
        if (agreed.isEmpty() && heir != null && revoke(handover)) {
            agreed = Optional.of(heir);
        }
    }

    /** Whether the heir's mark has come: the next frame is the last one here. */
    boolean agreed() {
        return agreed.isPresent();
    }

    /** Names the heir to the bus, which makes the frame that goes with it the last one here. */
    Publication.Bequest name(byte[] waiting) {
        Heir heir = agreed.orElseThrow();
        named = true;
        return new Publication.Bequest(heir.instance(), heir.handover(), waiting);
    }

    /** Whether that frame is on its way. */
    boolean named() {
        return named;
    }
}
