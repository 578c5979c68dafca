package dev.monkeytown.simulation.brawl.mind;

/** Where a monkey may want to go. */
enum Wish {
    GATHER("gather"),
    FETCH("fetch coconut"),
    CHASE("chase"),
    KEEP_AWAY("keep away from"),
    ROAM("roam");

    private final String words;

    Wish(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
