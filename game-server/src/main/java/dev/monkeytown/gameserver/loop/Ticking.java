package dev.monkeytown.gameserver.loop;

/** Something that is ticked sixty times a second by the one thread it was given to. */
public interface Ticking {

    /**
     * One tick. Must not block.
     *
     * @return whether it wants to be ticked again
     */
    boolean tick(long nowNanos);

    /** Its tick threw: it has been taken off the thread, the others go on. Called on the same thread. */
    void broken(Throwable cause);
}
