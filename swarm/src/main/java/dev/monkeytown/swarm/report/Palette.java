package dev.monkeytown.swarm.report;

/** The colours of the house that lines and bars have; the rest is in {@code report.css}. */
final class Palette {
    static final String WATER = "#1B6CA8";
    static final String SHALLOWS = "#4FC3E8";
    static final String LEAVES = "#2F7D4F";
    static final String DARK_BANANA = "#C9A227";
    static final String ACCENT = "#FF7A3D";
    static final String DARK_ACCENT = "#B8430F";

    private Palette() {}
}
