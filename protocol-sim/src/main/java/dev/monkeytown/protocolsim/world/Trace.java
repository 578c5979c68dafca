package dev.monkeytown.protocolsim.world;

/** Hears what happens, for people. Texts are only made where {@link #wanted}. */
public interface Trace {

    /** Nobody listens. */
    Trace NONE = new Trace() {
        @Override
        public boolean wanted() {
            return false;
        }

        @Override
        public void say(long nowNanos, String what) {
            // Nobody listens.
        }
    };

    boolean wanted();

    /** @param nowNanos of the world */
    void say(long nowNanos, String what);
}
