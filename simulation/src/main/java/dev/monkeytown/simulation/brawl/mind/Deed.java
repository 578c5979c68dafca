package dev.monkeytown.simulation.brawl.mind;

/** What a monkey may do while it walks. */
enum Deed {
    NONE("walk"),
    THROW("throw at"),
    LOB("lob at"),
    BUMP("dash into"),
    SPRINT("sprint"),
    DODGE("dodge");

    private final String words;

    Deed(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
