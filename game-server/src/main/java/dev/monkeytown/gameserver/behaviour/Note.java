package dev.monkeytown.gameserver.behaviour;

/**
 * What an agent writes down after a game: what beat it, and by whom. Immutable.
 *
 * @param beatenBy figure of whoever knocked the most out of it; {@code human} for a person
 * @param means how that one did most of it
 * @param bananas how many it lost to them
 */
record Note(String beatenBy, Means means, int bananas) {

    /** Bananas that one game can cost an agent; a note that claims more is refused. */
    static final int MOST_BANANAS = 10_000;

    /** How bananas are knocked out of a monkey. */
    enum Means {
        THROWS("throws"),
        BUMPS("bumps");

        private final String word;

        Means(String word) {
            this.word = word;
        }

        /** Its name in files. */
        String word() {
            return word;
        }
    }
}
