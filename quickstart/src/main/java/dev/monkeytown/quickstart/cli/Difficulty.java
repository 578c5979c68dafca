package dev.monkeytown.quickstart.cli;

/** How well the AI monkeys play. */
enum Difficulty {
    EASY,
    MEDIUM,
    HARD
}
