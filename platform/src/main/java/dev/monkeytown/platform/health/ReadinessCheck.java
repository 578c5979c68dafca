package dev.monkeytown.platform.health;

/**
 * Something this instance needs in order to take work. Every bean of this type is asked once a second on a thread of its
 * own, never concurrently with itself. It may block, but after {@link Readiness#PATIENCE} it counts as failed.
 */
public interface ReadinessCheck {

    /** Name in the answer of the endpoint, such as {@code redis}. */
    String name();

    /** The state now. An exception counts as unhealthy, with its message as detail. */
    Answer check();

    /**
     * @param healthy whether work may be given to this instance as far as this check knows
     * @param detail one short line for people; no secrets, the endpoint shows it
     */
    record Answer(boolean healthy, String detail) {

        /** How the detail of what can be done without begins. */
        static final String DEGRADED = "degraded: ";

        public static Answer healthy(String detail) {
            return new Answer(true, detail);
        }

        /** It can do without, but people should know. */
        public static Answer degraded(String detail) {
            return new Answer(true, DEGRADED + detail);
        }

        public static Answer unhealthy(String detail) {
            return new Answer(false, detail);
        }
    }
}
