package dev.monkeytown.gameserver.loop;

/**
 * Something that is ticked sixty times a second by the one thread it is pinned to. It may be moved to another thread
 * between two ticks; what it did before is then visible there. All methods are called on that thread and must not block.
 */
public interface Ticking {

    /**
     * One tick.
     *
     * @param nowNanos when it begins
     * @return whether it wants to be ticked again
     */
    boolean tick(long nowNanos);

    /** What other threads have worked for it since the last call: it counts for how many games a server holds. */
    default long elsewhereNanos() {
        return 0;
    }

    /** Its tick threw: it has been taken off the thread, the others go on. Must not throw. */
    void broken(Throwable cause);

    /** So many ticks were left out before the next one, because the thread was too late to make up for them. */
    void lost(int ticks);

    /** The last tick took this long, which is more than {@link dev.monkeytown.model.Limits#TICK_BUDGET}. */
    void overran(long nanos);

    /** It overran so much that it goes on on the thread apart, where it may lose ticks and costs nobody else any. */
    void isolated();
}
